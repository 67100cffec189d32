/**
 * What tests need that drive a whole server from outside. Start reading at {@link StartedServer}.
 */
@NullMarked
package gantry.cli.testing;

import org.jspecify.annotations.NullMarked;
