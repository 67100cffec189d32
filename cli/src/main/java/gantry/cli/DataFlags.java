package gantry.cli;

import gantry.server.Server;
import gantry.server.configuration.ConfigurationException;
import gantry.server.configuration.ConfigurationReader;
import gantry.server.configuration.Flags;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/** Which data folder is meant: found as {@code gantry start} finds its own. */
final class DataFlags {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder (default: .gantry).")
    private @Nullable String data;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration (default: gantry.yaml, if it is there).")
    private @Nullable String config;

    /**
     * @throws CannotStart the configuration has mistakes
     */
    Path data() {
        Path here = Path.of("").toAbsolutePath();
        try {
            return new ConfigurationReader(here, Server.quotaNames(), System.getenv())
                    .read(config, new Flags(null, null, null, data, null))
                    .data();
        } catch (ConfigurationException e) {
            throw new CannotStart(e.problems());
        }
    }
}
