package gantry.cli;

import gantry.bench.Benches;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code gantry bench}: measures a server of its own and prints a table. */
@Command(
        name = "bench",
        description = "Measures how fast Gantry is, each figure as a ratio of the same run.")
final class BenchCommand implements Callable<Integer> {
    /** Set by the script; without it the command is run from an IDE and the script is in PATH. */
    private static final Path SCRIPT = Path.of(System.getProperty("gantry.root", ""), "gantry");

    @SuppressWarnings("NullAway.Init") // Picocli sets it.
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            description = "Which rows to measure: ${COMPLETION-CANDIDATES} (default: all).",
            completionCandidates = BenchCommand.Names.class)
    private List<String> names = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the rows there as JSON.")
    private @Nullable Path json;

    @Option(names = "--quick", description = "Few and short rounds; not for quoting.")
    private boolean quick;

    /** For the help. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Benches.names().iterator();
        }
    }

    @Override
    public Integer call() throws IOException {
        for (String name : names) {
            if (!Benches.names().contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "there is no bench \"%s\"; there are %s."
                                .formatted(name, String.join(", ", Benches.names())));
            }
        }
        return Benches.measure(names, quick, json, SCRIPT) ? ExitStatus.DONE : ExitStatus.FAILED;
    }
}
