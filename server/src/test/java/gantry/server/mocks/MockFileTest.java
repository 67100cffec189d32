package gantry.server.mocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gantry.states.mocks.MockConfigException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class MockFileTest {
    private static final String FILE =
            """
            {"StateMachines": {"m": {"TestCases": {"%s": {"S": "A"}}}},
             "MockedResponses": {"A": {"0": {"Return": 1}}}}
            """;

    @TempDir Path folder;

    @Test
    void what_is_written_beside_a_running_server_holds_at_once() throws IOException {
        MockFile file = MockFile.open(write(FILE.formatted("Old")));
        assertThat(file.current().testCaseNames("m")).containsExactly("Old");

        write(FILE.formatted("New"));

        assertThat(file.current().testCaseNames("m")).containsExactly("New");
        assertThat(file.current()).isSameAs(file.current());
    }

    @Test
    void a_file_that_was_spoilt_says_so_until_it_is_mended() throws IOException {
        MockFile file = MockFile.open(write(FILE.formatted("Case")));

        write("{");
        assertThat(catchThrowableOfType(MockConfigException.class, file::current).problems())
                .singleElement()
                .asString()
                .startsWith("mocks.json:1:2: not JSON: ");

        write(FILE.formatted("Case"));
        assertThat(file.current().testCaseNames("m")).containsExactly("Case");
    }

    @Test
    void problems_of_the_content_name_the_file() throws IOException {
        Path path = write("{\"MockedResponses\": 1}");

        assertThat(
                        catchThrowableOfType(MockConfigException.class, () -> MockFile.open(path))
                                .problems())
                .containsExactly("mocks.json: MockedResponses must be a JSON object.");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Path path = folder.resolve("none.json");

        assertThat(
                        catchThrowableOfType(MockConfigException.class, () -> MockFile.open(path))
                                .problems())
                .containsExactly("The file \"" + path + "\" cannot be read; is it there?");
    }

    @Test
    void a_file_that_is_too_large_is_told() throws IOException {
        Path path = write(" ".repeat(16 * 1_048_576 + 1));

        assertThat(
                        catchThrowableOfType(MockConfigException.class, () -> MockFile.open(path))
                                .problems())
                .containsExactly("\"" + path + "\" is larger than 16 MiB.");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("mocks.json"), text);
    }
}
