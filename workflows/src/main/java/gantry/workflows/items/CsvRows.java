package gantry.workflows.items;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a delimited text, parsed as Step Functions parses them, which is not RFC 4180: a
 * backslash escapes a quote, a delimiter or a backslash and else disappears, quotes within a field
 * are doubled even where the field is not quoted, blanks before a quoted field are dropped. These
 * are the rules of opencsv, with which the tests compare; that library can tell neither the place
 * behind a row nor bound one. Confined to one thread.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/example-csv-parse-dist-map.html">How
 *     Step Functions parses input CSV files</a>
 */
final class CsvRows {
    private static final char QUOTE = '"';
    private static final char ESCAPE = '\\';

    /** Of the text shown in a failure; as opencsv has it. */
    private static final int SHOWN = 100;

    private final ByteLines lines;
    private final char delimiter;
    private final StringBuilder field = new StringBuilder();
    private List<String> fields = new ArrayList<>();
    private boolean quoted;
    private boolean inField;

    CsvRows(ByteLines lines, char delimiter) {
        this.lines = lines;
        this.delimiter = delimiter;
    }

    /** Bytes of the text up to the end of the row read last. */
    long offset() {
        return lines.offset();
    }

    /**
     * The next row, at least one field; null behind the last.
     *
     * @param most bytes that it may have
     */
    @Nullable List<String> next(int most) throws IOException {
        long start = lines.offset();
        String line = lines.next(most);
        if (line == null) {
            return null;
        }
        fields = new ArrayList<>();
        parse(line);
        while (quoted) {
            field.append('\n');
            line = lines.next(Math.toIntExact(Math.max(0, most - (lines.offset() - start))));
            if (line == null) {
                throw new ItemReaderFailed(
                        "Unterminated quoted field at end of CSV line. Beginning of lost text: ["
                                + shown()
                                + "]");
            }
            parse(line);
        }
        inField = false;
        endField();
        return fields;
    }

    private void parse(String line) {
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == ESCAPE) {
                inField = true;
                at += isEscaping(line, at) ? take(line, at + 1) : 1;
            } else if (c == QUOTE) {
                at += isDoubled(line, at) ? take(line, at + 1) : turn(line, at);
                inField = !inField;
            } else if (c == delimiter && !quoted) {
                endField();
                inField = false;
                at++;
            } else {
                field.append(c);
                inField = true;
                at++;
            }
        }
    }

    /** Takes the character behind the one that stands for it. */
    private int take(String line, int at) {
        field.append(line.charAt(at));
        return 2;
    }

    /** A quote by itself begins or ends; in the middle of a field it stands there as well. */
    private int turn(String line, int at) {
        quoted = !quoted;
        boolean middle =
                at > 2
                        && line.charAt(at - 1) != delimiter
                        && line.length() > at + 1
                        && line.charAt(at + 1) != delimiter;
        if (middle && !field.isEmpty() && field.chars().allMatch(Character::isWhitespace)) {
            field.setLength(0);
        } else if (middle) {
            field.append(QUOTE);
        }
        return 1;
    }

    private boolean isDoubled(String line, int at) {
        return (quoted || inField) && at + 1 < line.length() && line.charAt(at + 1) == QUOTE;
    }

    private boolean isEscaping(String line, int at) {
        if (at + 1 >= line.length()) {
            return false;
        }
        char c = line.charAt(at + 1);
        return c == QUOTE || c == ESCAPE || c == delimiter;
    }

    private void endField() {
        fields.add(field.toString());
        field.setLength(0);
    }

    private String shown() {
        return field.length() <= SHOWN ? field.toString() : field.substring(0, SHOWN - 3) + "...";
    }
}
