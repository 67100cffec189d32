package gantry.functions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

import javax.tools.ToolProvider;

/** A jar on Lambda's own runtime client for Java. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JavaFunctionsTest {
    @SuppressWarnings("NullAway.Init")
    private Lambda lambda;

    @BeforeAll
    void start() throws IOException {
        lambda = Lambda.start();
        write("faults", "timeout: 60");
        write("hanging", "timeout: 1");
    }

    @AfterAll
    void close() {
        lambda.close();
    }

    @Test
    void its_process_serves_one_invocation_after_the_other() {
        long first = count();

        assertThat(count()).isEqualTo(first + 1);
    }

    private long count() {
        var answer = lambda.invoke("faults", "what", "counts");
        assertThat(answer.error()).as(answer.text()).isNull();
        assertThat(answer.object().get("function")).isEqualTo("faults");
        return (Long) Objects.requireNonNull(answer.object().get("count"));
    }

    @Test
    void what_it_throws_is_its_error() {
        var answer = lambda.invoke("faults", "what", "throws");

        assertThat(answer.error()).isEqualTo("Unhandled");
        assertThat(answer.errorType()).isEqualTo("Faults$OrderRejected");
        assertThat(answer.errorMessage()).isEqualTo("no stock");
        assertThat(answer.text()).contains("\"stackTrace\":[\"");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "exits, Runtime.ExitError",
        "large, Function.ResponseSizeTooLarge",
        "heap, java.lang.OutOfMemoryError"
    })
    void what_goes_wrong_is_told_as_on_lambda(String what, String type) {
        assertThat(lambda.invoke("faults", "what", what).errorType()).isEqualTo(type);
    }

    @Test
    void one_that_hangs_is_ended_at_its_time_out() {
        assertThat(lambda.invoke("hanging", "what", "hangs").errorType())
                .isEqualTo("Sandbox.Timedout");
    }

    @Test
    void null_is_an_answer_and_output_goes_to_the_log() {
        assertThat(lambda.invoke("faults", "what", "null").text()).isEqualTo("null");
        lambda.invoke("faults", "what", "prints");
        Lambda.await("logged", () -> lambda.log("faults").contains("\"message\":\"from Java\""));
    }

    @Test
    void a_class_that_is_missing_is_told() {
        lambda.write(
                "missing",
                "function.yaml",
                "runtime: java\nhandler: com.example.Missing\ntimeout: 60");

        assertThat(lambda.invoke("missing").errorMessage()).contains("com.example.Missing");
    }

    @Test
    void a_jar_without_a_handler_is_refused() {
        lambda.write("nameless", "function.yaml", "runtime: java");

        assertThat(lambda.refusal(Map.of("FunctionName", "nameless")))
                .hasMessage(
                        "The function nameless needs a handler in function.yaml, such as"
                                + " com.example.Handler.");
    }

    private void write(String function, String timeout) throws IOException {
        String settings = "runtime: java25\nhandler: Faults\n" + timeout;
        lambda.write(function, "function.yaml", settings);
        buildJar(lambda.folderOf(function));
    }

    private static void buildJar(Path folder) throws IOException {
        Path sources = Files.createTempDirectory("gantry-java-function-");
        Path source = sources.resolve("Faults.java");
        Path text = Objects.requireNonNull(Lambda.resources().getParent());
        Files.copy(text.resolve("functions-java/Faults.txt"), source);
        var core =
                Path.of(System.getProperty("gantry.javaRuntime"), "aws-lambda-java-core-1.4.0.jar");
        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-cp", core.toString(), source.toString());
        assertThat(status).isZero();
        Files.delete(source);
        var jar = URI.create("jar:" + folder.resolve("faults.jar").toUri());
        try (var zip = FileSystems.newFileSystem(jar, Map.of("create", "true"));
                var classes = Files.newDirectoryStream(sources)) {
            for (Path file : classes) {
                Files.copy(file, zip.getPath(file.getFileName().toString()));
            }
        }
        Lambda.delete(sources);
    }
}
