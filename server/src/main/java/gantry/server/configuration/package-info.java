/**
 * What a user may set: the keys of {@code gantry.yaml} and the flags that win over them, checked
 * and turned into one {@link gantry.server.configuration.Configuration}. Start reading at {@link
 * gantry.server.configuration.ConfigurationReader}.
 *
 * <p>Not here: what a setting causes; that is the module's it is handed to.
 *
 * <p>Threads: none; everything here is used once, while the server starts.
 */
@NullMarked
package gantry.server.configuration;

import org.jspecify.annotations.NullMarked;
