/** A started server before a receiver of OTLP. */
@NullMarked
package gantry.server.telemetry;

import org.jspecify.annotations.NullMarked;
