/**
 * Groups and streams as files. Start reading at {@link gantry.logs.store.LogStore}.
 *
 * <pre>
 * GROUP/group.json                      name, creationTime, retentionInDays
 * GROUP/STREAM/stream.json              name, creationTime
 * GROUP/STREAM/00000000000000000000.jsonl   {"timestamp":…,"message":"…","ingestionTime":…} a line
 * GROUP/STREAM/00000000000000000000.index   of a segment that is full: what times lie where
 * </pre>
 *
 * <p>A segment is named by its position in the stream; lines stand in the order they came in, and
 * the index of blocks lets a reader find a time without reading the rest.
 *
 * <p>Not here: pages and order (read), AWS shapes (api).
 *
 * <p>Threads: one writer owns all files and everything about them; appenders leave lines in queues,
 * readers get immutable snapshots from it and read the files themselves.
 */
@NullMarked
package gantry.logs.store;

import org.jspecify.annotations.NullMarked;
