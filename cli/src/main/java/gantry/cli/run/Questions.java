package gantry.cli.run;

import gantry.json.Json;
import gantry.json.JsonParseException;
import gantry.states.local.LocalTask;
import gantry.states.mocks.MockedResponse;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/** Asks a person for the outcome of a task. */
final class Questions {
    private static final String FAIL = "fail";

    private final BufferedReader answers;
    private final PrintWriter questions;

    Questions(BufferedReader answers, PrintWriter questions) {
        this.answers = answers;
        this.questions = questions;
    }

    /**
     * Asks until the answer is one.
     *
     * @throws CannotRun if no more answers come
     */
    MockedResponse ask(LocalTask task) {
        questions.printf(
                "%nThe state \"%s\" (%s) waits.%nIts input: %s%n",
                task.state().name(), task.state().resource().arn(), task.input().text());
        while (true) {
            questions.print("Its output as JSON (empty: {}), or: fail ERROR CAUSE > ");
            questions.flush();
            MockedResponse response = read(task);
            if (response != null) {
                return response;
            }
        }
    }

    private @Nullable MockedResponse read(LocalTask task) {
        String line = nextLine(task).strip();
        if (line.equals(FAIL) || line.startsWith(FAIL + " ")) {
            String[] words = line.split("\\s+", 3);
            return MockedResponse.thrown(
                    words.length > 1 ? words[1] : "States.TaskFailed",
                    words.length > 2 ? words[2] : null);
        }
        try {
            return MockedResponse.returned(Json.parse(line.isEmpty() ? "{}" : line));
        } catch (JsonParseException e) {
            questions.println("That is not JSON: column " + e.column() + ": " + e.message());
            return null;
        }
    }

    private String nextLine(LocalTask task) {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new CannotRun(
                        "The terminal was closed while the state \"%s\" waited for an answer."
                                .formatted(task.state().name()));
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
