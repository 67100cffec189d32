package gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void help_names_every_command() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("Usage: gantry", "version");
    }

    @Test
    void version_tells_Java_too() {
        assertThat(run("version")).isZero();
        assertThat(out.toString()).startsWith("gantry ").contains("Java 2");
    }

    @ParameterizedTest(name = "gantry {0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    -              | no command is given; see `gantry --help`.
                    versoin        | unknown command "versoin"; did you mean "version"? See `gantry --help`.
                    --halp         | unknown flag "--halp"; did you mean "--help"? See `gantry --help`.
                    version now    | unknown argument "now". See `gantry version --help`.
                    backup         | FILE is missing; see `gantry backup --help`.
                    restor         | unknown command "restor"; did you mean "restore"? See `gantry --help`.
                    run            | FILE is missing; see `gantry run --help`.
                    start --port x | --port "x" is not a whole number; see `gantry start --help`.
                    """)
    void a_mistake_is_one_sentence_and_status_2(
            @org.jspecify.annotations.Nullable String arguments, String sentence) {
        int status = run(arguments == null ? new String[0] : arguments.split(" ", -1));

        assertThat(err.toString()).isEqualToIgnoringNewLines("gantry: " + sentence);
        assertThat(status).isEqualTo(2);
    }

    private int run(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
