/**
 * JSON values: parse, print, compare, measure. Start reading at {@link Json}.
 *
 * <p>A value is one of {@link JsonObject}, {@link JsonArray}, String, Long (an integer of 64 bits),
 * {@link JsonNumber} (every other number, as written), Boolean or Java's {@code null}. Printing and
 * comparing also take what Java computes (Integer, Double, BigDecimal, other Maps and Lists).
 * Values are immutable and share subtrees; a {@link Payload} is a value together with its text, a
 * {@link JsonDocument} a value that knows where its parts stand in a text. What is too long for
 * memory is read piece by piece: {@link JsonElements}.
 *
 * <p>Not here: what a value means, files, sockets, clocks.
 *
 * <p>Threads: none; every type is immutable and may be shared, save the builders and {@link
 * JsonElements}, which reads its caller's stream on its caller's thread. Nesting never costs stack:
 * what walks a value keeps its own list of what is open, or stops at a small depth.
 */
@NullMarked
package gantry.json;

import org.jspecify.annotations.NullMarked;
