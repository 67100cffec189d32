package gantry.functions.logs;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Json;
import gantry.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

final class OutputReaderTest {
    @TempDir Path folder;

    @Test
    void output_is_logged_by_lines_the_empty_and_the_unended_too() throws IOException {
        assertThat(logged("one\n\ntwo".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("one", "", "two");
    }

    @Test
    void a_line_without_end_comes_in_pieces() throws IOException {
        byte[] line = "x".repeat(150_000).getBytes(StandardCharsets.UTF_8);
        assertThat(logged(line))
                .extracting(String::length)
                .containsExactly(65_536, 65_536, 150_000 - 2 * 65_536);
    }

    @Test
    void bytes_that_are_no_text_are_replaced() throws IOException {
        assertThat(logged(new byte[] {'a', (byte) 0xff, 'b', '\n'})).containsExactly("a\ufffdb");
    }

    private List<String> logged(byte[] output) throws IOException {
        var file = new LogFile(folder, "f");
        var stream = new LogStream(file, "s", () -> Instant.EPOCH);
        new OutputReader(new ByteArrayInputStream(output), stream, () -> 0).run();
        file.close();
        return Files.readAllLines(folder.resolve("f.log")).stream()
                .map(OutputReaderTest::message)
                .toList();
    }

    private static String message(String line) {
        var event = (JsonObject) Objects.requireNonNull(Json.parse(line));
        return String.valueOf(event.get("message"));
    }
}
