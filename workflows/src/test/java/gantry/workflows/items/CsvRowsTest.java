package gantry.workflows.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opencsv.CSVParserBuilder;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.exceptions.CsvException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class CsvRowsTest {
    private static final int MOST = 1_000;

    @Test
    void the_example_of_the_developer_guide_reads_as_it_says() throws IOException {
        var text =
                """
                abc,123,"This string contains commas, a double quotation marks (""), and a newline (
                )",{""MyKey"":""MyValue""},"[1,2,3]"
                """;

        assertThat(rows(text, ','))
                .containsExactly(
                        List.of(
                                "abc",
                                "123",
                                "This string contains commas, a double quotation marks (\"), and a"
                                        + " newline (\n)",
                                "{\"MyKey\":\"MyValue\"}",
                                "[1,2,3]"));
    }

    @Test
    void a_backslash_escapes_itself_and_disappears_before_other_characters() throws IOException {
        assertThat(rows("C:\\\\Program Files\\\\App.exe,a\\,b,c\\d", ','))
                .containsExactly(List.of("C:\\Program Files\\App.exe", "a,b", "cd"));
    }

    @Test
    void rows_end_with_any_line_end_and_the_last_may_have_none() throws IOException {
        assertThat(rows("a,b\r\nc\rd,\n\ne", ','))
                .containsExactly(
                        List.of("a", "b"),
                        List.of("c"),
                        List.of("d", ""),
                        List.of(""),
                        List.of("e"));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void rows_are_parsed_as_opencsv_parses_them(long seed) throws Exception {
        var random = new Random(seed);
        char delimiter = ",|; \t".charAt((int) (seed % 5));
        for (int i = 0; i < 4_000; i++) {
            String text = aText(random, delimiter);

            assertThat(outcome(() -> rows(text, delimiter)))
                    .as("%s", text.replace("\r", "CR").replace("\n", "LF"))
                    .isEqualTo(outcome(() -> oracle(text, delimiter)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void reading_goes_on_from_behind_any_row(long seed) throws IOException {
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String text = aText(random, ',') + "ä,\"" + "\n" + "\"" + "\nz";
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            var rows = csv(bytes, 0, ',');
            List<List<String>> all = new ArrayList<>();
            List<Long> places = new ArrayList<>();
            if (!readAll(rows, all, places)) {
                continue;
            }
            for (int from = 0; from < places.size(); from++) {
                List<List<String>> rest = new ArrayList<>();
                readAll(csv(bytes, places.get(from), ','), rest, new ArrayList<>());

                assertThat(rest).isEqualTo(all.subList(from + 1, all.size()));
            }
        }
    }

    @Test
    void a_quote_without_end_is_told_with_what_was_lost() {
        assertThatThrownBy(() -> rows("a,\"b\nc", ','))
                .isInstanceOf(ItemReaderFailed.class)
                .hasMessage(
                        "Unterminated quoted field at end of CSV line. Beginning of lost text: [b\n"
                                + "c\n"
                                + "]");
    }

    @Test
    void a_row_longer_than_allowed_is_refused_on_one_line_and_on_many() {
        assertThatThrownBy(() -> rows("x".repeat(MOST + 1), ','))
                .hasMessage("A line must not be longer than 1000 bytes.");
        assertThatThrownBy(() -> rows("\"" + "x\n".repeat(MOST) + "\"", ','))
                .isInstanceOf(ItemReaderFailed.class);
    }

    @Test
    void NUL_and_bytes_that_are_no_UTF_8_are_characters_like_others() throws IOException {
        byte[] bytes = {'a', 0, ',', (byte) 0xff, '\n'};

        assertThat(csv(bytes, 0, ',').next(MOST)).containsExactly("a\0", "\ufffd");
    }

    private interface Reading {
        List<List<String>> read() throws IOException, CsvException;
    }

    private static Object outcome(Reading reading) throws IOException {
        try {
            return reading.read();
        } catch (ItemReaderFailed | CsvException e) {
            return "unterminated";
        }
    }

    private static List<List<String>> oracle(String text, char delimiter)
            throws IOException, CsvException {
        var parser = new CSVParserBuilder().withSeparator(delimiter).build();
        try (var reader =
                new CSVReaderBuilder(new StringReader(text)).withCSVParser(parser).build()) {
            return reader.readAll().stream().map(List::of).toList();
        } catch (IOException e) {
            throw new CsvException(e.getMessage());
        }
    }

    private static String aText(Random random, char delimiter) {
        String characters = "ab \"\"\"\\\n\r" + delimiter + delimiter;
        var text = new StringBuilder();
        for (int i = random.nextInt(14); i > 0; i--) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }

    private static List<List<String>> rows(String text, char delimiter) throws IOException {
        var rows = csv(text.getBytes(StandardCharsets.UTF_8), 0, delimiter);
        List<List<String>> all = new ArrayList<>();
        for (var row = rows.next(MOST); row != null; row = rows.next(MOST)) {
            all.add(row);
        }
        return all;
    }

    /** False if some quote has no end. */
    private static boolean readAll(CsvRows rows, List<List<String>> all, List<Long> places)
            throws IOException {
        try {
            for (var row = rows.next(MOST); row != null; row = rows.next(MOST)) {
                all.add(row);
                places.add(rows.offset());
            }
            return true;
        } catch (ItemReaderFailed _) {
            return false;
        }
    }

    private static CsvRows csv(byte[] bytes, long from, char delimiter) {
        int offset = Math.toIntExact(from);
        var in = new ByteArrayInputStream(bytes, offset, bytes.length - offset);
        return new CsvRows(new ByteLines(in, from), delimiter);
    }
}
