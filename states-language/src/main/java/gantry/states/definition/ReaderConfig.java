package gantry.states.definition;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The field ReaderConfig of an ItemReader, but for MaxItems.
 *
 * @param inputType null if absent, as in a listing of objects
 * @param csvHeaders empty if absent
 * @param itemsPointer JSON pointer to the items in a file of type JSON; null if absent: all of it
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html">ItemReader</a>
 */
public record ReaderConfig(
        @Nullable InputType inputType,
        Transformation transformation,
        @Nullable CsvHeaderLocation csvHeaderLocation,
        List<String> csvHeaders,
        CsvDelimiter csvDelimiter,
        @Nullable String itemsPointer,
        @Nullable ManifestType manifestType) {
    /** Of an ItemReader without the field. */
    public static final ReaderConfig NONE =
            new ReaderConfig(
                    null, Transformation.NONE, null, List.of(), CsvDelimiter.COMMA, null, null);

    public ReaderConfig {
        csvHeaders = List.copyOf(csvHeaders);
    }

    /** What kind of file holds the items. */
    public enum InputType {
        CSV,
        JSON,
        JSONL,
        PARQUET,
        MANIFEST
    }

    /** Whether listed objects are the items, or what stands in them. */
    public enum Transformation {
        NONE,
        LOAD_AND_FLATTEN
    }

    public enum CsvHeaderLocation {
        FIRST_ROW,
        GIVEN
    }

    /** What stands between the columns of a row. */
    public enum CsvDelimiter {
        COMMA(','),
        PIPE('|'),
        SEMICOLON(';'),
        SPACE(' '),
        TAB('\t');

        private final char character;

        CsvDelimiter(char character) {
            this.character = character;
        }

        public char character() {
            return character;
        }
    }

    /** Who wrote a file of type MANIFEST. */
    public enum ManifestType {
        S3_INVENTORY,
        ATHENA_DATA
    }
}
