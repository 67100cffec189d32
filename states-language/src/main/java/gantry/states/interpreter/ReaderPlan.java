package gantry.states.interpreter;

import gantry.json.Payload;
import gantry.states.definition.ReaderConfig;

/**
 * What a map run reads.
 *
 * @param resource such as {@code arn:aws:states:::s3:getObject}
 * @param arguments such as {@code {"Bucket": …, "Key": …}}
 * @param maxItems 0 for all; a negative one is told by the reader, once the map run has begun:
 *     States.ItemReaderFailed, {@code field MaxItems must be positive} (recorded)
 */
public record ReaderPlan(String resource, Payload arguments, ReaderConfig config, long maxItems) {}
