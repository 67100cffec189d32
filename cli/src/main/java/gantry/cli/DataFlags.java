package gantry.cli;

import gantry.server.Server;
import gantry.server.configuration.Configuration;
import gantry.server.configuration.ConfigurationException;
import gantry.server.configuration.ConfigurationReader;
import gantry.server.configuration.Flags;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/** Which data folder is meant, and the configuration that may name it. */
final class DataFlags {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder that keeps everything (default: .gantry).")
    @Nullable String data;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration (default: gantry.yaml, if it is there).")
    private @Nullable String config;

    /** Found as {@code gantry start} finds its own. */
    Path folder() {
        return read(new Flags(null, null, null, data, null)).data();
    }

    /**
     * What holds with these flags.
     *
     * @throws CannotStart the configuration has mistakes
     */
    Configuration read(Flags flags) {
        Path here = Path.of("").toAbsolutePath();
        try {
            return new ConfigurationReader(here, Server.knownQuotas(), System.getenv())
                    .read(config, flags);
        } catch (ConfigurationException e) {
            throw new CannotStart(e.problems());
        }
    }
}
