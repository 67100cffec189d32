package gantry.states.definition;

import org.jspecify.annotations.Nullable;

/**
 * Where and how a distributed Map writes its children's results.
 *
 * @param resource {@code arn:aws:states:::s3:putObject}; null if they are only shaped
 * @param arguments Parameters, or Arguments of JSONata; null without a resource
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html">ResultWriter</a>
 */
public record ResultWriter(
        @Nullable String resource, @Nullable PayloadTemplate arguments, WriterConfig config) {}
