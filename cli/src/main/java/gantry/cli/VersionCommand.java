package gantry.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gantry version}: what runs here, for a report of a problem. */
@Command(name = "version", description = "Tells the version of Gantry and of its Java.")
final class VersionCommand implements Runnable, IVersionProvider {
    @SuppressWarnings("NullAway.Init") // Picocli sets it.
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().println(getVersion()[0]);
    }

    @Override
    public String[] getVersion() {
        // The jar's manifest says it; classes that run from a folder have none.
        @Nullable String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {
            "gantry %s (Java %s)"
                    .formatted(version == null ? "development" : version, Runtime.version())
        };
    }
}
