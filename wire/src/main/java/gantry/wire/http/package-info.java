/**
 * The HTTP server behind an interface of ours: reads whole requests within bounds, hands each to a
 * virtual thread, writes whole responses, or what a {@link gantry.wire.http.BodyStream} writes over
 * a long time. Start reading at {@link gantry.wire.http.HttpServer}; {@code Exchange} is one
 * request's road.
 *
 * <p>Not here: what a request means (gantry.wire). Nobody outside this package sees Vert.x.
 *
 * <p>Threads: Vert.x's event loops read and write and never block; each request is handled on a
 * virtual thread of its own, which may.
 */
@NullMarked
package gantry.wire.http;

import org.jspecify.annotations.NullMarked;
