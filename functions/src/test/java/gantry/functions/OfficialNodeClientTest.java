package gantry.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import gantry.json.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * AWS's own client for Node (npm {@code aws-lambda-ric}) as a custom runtime: it works on our
 * Runtime API, and fails in the words of our bootstrap. Where it is not installed ({@code
 * gantry.ric} names its folder), there is nothing to compare with.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficialNodeClientTest {
    @SuppressWarnings("NullAway.Init")
    private Lambda lambda;

    @BeforeAll
    void start() {
        Path client = Path.of(System.getProperty("gantry.ric", ""), "index.mjs");
        assumeThat(client.isAbsolute() && Files.exists(client))
                .as("-Dgantry.ric=…/node_modules/aws-lambda-ric")
                .isTrue();
        lambda = Lambda.start();
        for (var function :
                new String[] {"throws", "answers", "echo", "init-throws", "no-handler"}) {
            Lambda.copy(lambda.folderOf(function), lambda.folderOf("official-" + function));
            lambda.write(
                    "official-" + function,
                    "function.yaml",
                    "runtime: provided\nhandler: index.handler\ntimeout: 20");
            lambda.write(
                    "official-" + function, "bootstrap", "#!/bin/sh\nexec node " + client + "\n");
            assertThat(
                            lambda.folderOf("official-" + function)
                                    .resolve("bootstrap")
                                    .toFile()
                                    .setExecutable(true))
                    .isTrue();
        }
    }

    @AfterAll
    void close() {
        if (lambda != null) {
            lambda.close();
        }
    }

    @Test
    void it_serves_one_invocation_after_the_other() {
        lambda.invoke("official-echo");

        assertThat(lambda.invoke("official-echo", "a", 1L).object())
                .containsEntry("event", JsonObject.of("a", 1L))
                .containsEntry("count", 2L);
    }

    /** Not what has no text at all: of that the official client itself dies. */
    @ParameterizedTest
    @CsvSource({"error", "custom", "string", "number", "null", "undefined", "object", "empty"})
    void what_is_thrown_has_the_same_shape(String what) {
        var official = lambda.invoke("official-throws", "what", what).object();
        var ours = lambda.invoke("throws", "what", what).object();

        assertThat(ours.keySet()).containsExactlyElementsOf(official.keySet());
        assertThat(ours.get("errorType")).isEqualTo(official.get("errorType"));
        assertThat(ours.get("errorMessage")).isEqualTo(official.get("errorMessage"));
    }

    @ParameterizedTest
    @CsvSource({"undefined", "bigint", "circle"})
    void odd_answers_are_the_same(String what) {
        var official = lambda.invoke("official-answers", "what", what);
        var ours = lambda.invoke("answers", "what", what);

        assertThat(ours.error()).isEqualTo(official.error());
        if (ours.error() == null) {
            assertThat(ours.text()).isEqualTo(official.text());
        } else {
            assertThat(ours.errorType()).isEqualTo(official.errorType());
            assertThat(ours.errorMessage()).isEqualTo(official.errorMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({"init-throws", "no-handler"})
    void an_init_that_fails_has_the_same_shape(String function) {
        var official = lambda.invoke("official-" + function);
        var ours = lambda.invoke(function);

        assertThat(ours.errorType()).isEqualTo(official.errorType());
        assertThat(ours.errorMessage()).isEqualTo(official.errorMessage());
    }
}
