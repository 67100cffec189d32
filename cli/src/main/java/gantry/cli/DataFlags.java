package gantry.cli;

import gantry.server.Server;
import gantry.server.configuration.Configuration;
import gantry.server.configuration.ConfigurationException;
import gantry.server.configuration.ConfigurationReader;
import gantry.server.configuration.Flags;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;

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

    /**
     * The data folder, found as {@code gantry start} finds its own, if all that the server keeps
     * lies there.
     *
     * @param otherwise what to do if the database is elsewhere, with a place for the folder
     * @throws CannotStart it is
     */
    Path wholeFolder(String otherwise) {
        Configuration configuration = read(new Flags(null, null, null, data, null));
        if (configuration.store() != null) {
            throw new CannotStart(
                    List.of(
                            "The store is "
                                    + configuration.store()
                                    + ": "
                                    + otherwise.formatted(configuration.data())));
        }
        return configuration.data();
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
