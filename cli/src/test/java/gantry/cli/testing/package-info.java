/**
 * What tests need that drive a whole server from outside. Start reading at {@link StartedServer};
 * {@link Sdk} is a client of it, {@link ErrorWorld} a server full to its quotas on which every
 * error can be had, {@link Oracle} what AWS published and answered.
 */
@NullMarked
package gantry.cli.testing;

import org.jspecify.annotations.NullMarked;
