package gantry.functions.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

final class LogFileTest {
    @TempDir Path folder;

    @Test
    void a_full_log_moves_on_and_four_older_ones_are_kept() throws IOException {
        var log = new LogFile(folder, "f");
        String filler = "x".repeat((int) LogFile.MAX_BYTES / 2);
        for (int i = 0; i < 7; i++) {
            append(log, i + filler);
        }
        log.close();
        assertThat(firstOf("f.log")).isEqualTo('6');
        assertThat(firstOf("f.1.log")).isEqualTo('5');
        assertThat(firstOf("f.4.log")).isEqualTo('2');
        assertThat(folder.resolve("f.5.log")).doesNotExist();
    }

    @Test
    void a_log_goes_on_where_an_earlier_server_ended() {
        for (String line : new String[] {"one\n", "two\n"}) {
            var log = new LogFile(folder, "f");
            append(log, line);
            log.close();
        }
        assertThat(folder.resolve("f.log")).hasContent("one\ntwo\n");
    }

    @Test
    void a_log_that_cannot_be_written_loses_lines_and_nothing_else() {
        var log = new LogFile(folder.resolve("missing"), "f");
        assertThatCode(() -> append(log, "lost\n")).doesNotThrowAnyException();
        log.close();
    }

    private static void append(LogFile log, String text) {
        log.append(text.getBytes(StandardCharsets.UTF_8));
    }

    private char firstOf(String file) throws IOException {
        try (var in = Files.newInputStream(folder.resolve(file))) {
            return (char) in.read();
        }
    }
}
