package gantry.workflows.items;

import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.states.definition.ReaderConfig;
import gantry.states.definition.ReaderConfig.CsvHeaderLocation;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;

/** The rows of a file as objects of texts. Confined to one thread. */
final class CsvItems implements DataSet {
    /** Escaped, a byte becomes six at most; below this no row can be too large an item. */
    private static final int SMALL_BYTES = ItemLimits.ITEM_BYTES / 8;

    private final OpenFile file;
    private final CsvRows rows;
    private final List<String> headers;
    private JsonObject value = JsonObject.empty();

    private CsvItems(OpenFile file, CsvRows rows, List<String> headers) {
        this.file = file;
        this.rows = rows;
        this.headers = headers;
    }

    /**
     * Begins behind the header, or goes on from a place; the header is then read anew.
     *
     * @param place null for the beginning
     */
    static CsvItems open(
            DataFiles files, DataFile data, ReaderConfig config, @Nullable JsonObject place)
            throws IOException {
        boolean given = config.csvHeaderLocation() == CsvHeaderLocation.GIVEN;
        if (given) {
            checkHeaders(config.csvHeaders());
            return begin(files.open(data, place), config, config.csvHeaders());
        }
        JsonObject start = place == null ? null : place.with(OpenFile.OFFSET, 0L);
        CsvItems items = begin(files.open(data, start), config, List.of());
        List<String> headers;
        try {
            headers = items.rows.next(ItemLimits.HEADER_BYTES);
            checkHeaders(headers == null ? List.of() : headers);
        } catch (IOException | RuntimeException e) {
            items.close();
            throw e;
        }
        List<String> found = headers == null ? List.of() : headers;
        if (place == null || Values.number(place, OpenFile.OFFSET) <= items.rows.offset()) {
            return new CsvItems(items.file, items.rows, found);
        }
        items.close();
        return begin(files.open(data, place), config, found);
    }

    private static CsvItems begin(OpenFile file, ReaderConfig config, List<String> headers) {
        var lines = new ByteLines(file.content(), file.offset());
        var rows = new CsvRows(lines, config.csvDelimiter().character());
        return new CsvItems(file, rows, headers);
    }

    /** The words are recorded. */
    private static void checkHeaders(List<String> headers) {
        if (new HashSet<>(headers).size() < headers.size()) {
            throw new ItemReaderFailed("CSV headers cannot contain duplicates.");
        }
    }

    @Override
    public boolean next() throws IOException {
        long start = rows.offset();
        List<String> row = rows.next(ItemLimits.RECORD_BYTES);
        if (row == null) {
            return false;
        }
        var object = JsonObject.builder();
        for (int i = 0; i < headers.size(); i++) {
            object.put(headers.get(i), i < row.size() ? row.get(i) : "");
        }
        value = object.build();
        if (rows.offset() - start > SMALL_BYTES) {
            checkSize();
        }
        return true;
    }

    private void checkSize() {
        if (Json.utf8Length(Json.print(value)) > ItemLimits.ITEM_BYTES) {
            throw new ItemReaderFailed(
                    "An item must not be larger than " + ItemLimits.ITEM_BYTES + " bytes.");
        }
    }

    @Override
    public @Nullable Object value() {
        return value;
    }

    @Override
    public String source() {
        return file.file().source();
    }

    @Override
    public JsonObject place() {
        return file.place(rows.offset());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
