package gantry.cli.run;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.BufferedReader;
import java.io.Console;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;

/** {@code gantry run}: its exit status is 0 only if the execution SUCCEEDED. */
@Command(
        name = "run",
        description = {
            "Runs a definition to its end without a server, then shows its steps and output.",
            "A task gets its outcome from the mocks or, at a terminal, from you."
        },
        sortOptions = false)
public final class RunCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // Picocli sets it.
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description = "The definition; FILE#TestCase picks a test case of the mocks.")
    private @Nullable String definition;

    @Option(
            names = "--input",
            paramLabel = "FILE|JSON",
            description = "The execution's input (default: {}).")
    private @Nullable String input;

    @Option(
            names = "--mocks",
            paramLabel = "FILE",
            description = "Answers for tasks: a MockConfigFile of AWS Step Functions Local.")
    private @Nullable String mocks;

    @Option(
            names = "--objects",
            paramLabel = "FOLDER",
            description = "Buckets of S3, a sub-folder each, for a distributed Map.")
    private @Nullable String objects;

    @Option(names = "--skip-waits", description = "Does not wait for waits, retries and time-outs.")
    private boolean skipWaits;

    @Override
    public Integer call() {
        var run =
                new LocalRun(Objects.requireNonNull(definition), input, mocks, objects, skipWaits);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        return run.run(Path.of("").toAbsolutePath(), terminal(err), out, err) ? 0 : 1;
    }

    /** Null if nobody sits there: a script's input is no answer. */
    private static @Nullable Questions terminal(PrintWriter err) {
        if (!isTerminal(System.console())) {
            return null;
        }
        var answers =
                new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        return new Questions(answers, err);
    }

    private static boolean isTerminal(@Nullable Console console) {
        return console != null && console.isTerminal();
    }
}
