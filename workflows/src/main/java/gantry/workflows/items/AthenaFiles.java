package gantry.workflows.items;

import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/**
 * The files that a manifest of Athena's UNLOAD names, a URI a line. Confined to one thread.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/athena/latest/ug/querying-output-data-manifest.html">Data
 *     manifest file</a>
 */
final class AthenaFiles implements FileList {
    private static final String SCHEME = "s3://";

    /** A URI of a key of 1,024 bytes, each of them escaped. */
    private static final int LINE_BYTES = 8_192;

    private final OpenFile manifest;
    private final CsvRows rows;

    private AthenaFiles(OpenFile manifest) {
        this.manifest = manifest;
        this.rows = new CsvRows(new ByteLines(manifest.content(), manifest.offset()), ',');
    }

    static AthenaFiles open(DataFiles files, DataFile manifest, @Nullable JsonObject place)
            throws IOException {
        return new AthenaFiles(files.open(manifest, place));
    }

    @Override
    public @Nullable DataFile next() throws IOException {
        for (List<String> row = rows.next(LINE_BYTES); row != null; row = rows.next(LINE_BYTES)) {
            String uri = row.getFirst().strip();
            if (!uri.isEmpty()) {
                return file(uri);
            }
        }
        return null;
    }

    private static DataFile file(String uri) {
        int slash = uri.indexOf('/', SCHEME.length());
        if (!uri.startsWith(SCHEME) || slash < 0 || slash == uri.length() - 1) {
            throw new ItemReaderFailed(
                    "The manifest names no file of the form s3://BUCKET/KEY in some line.");
        }
        return DataFile.of(uri.substring(SCHEME.length(), slash), uri.substring(slash + 1), true);
    }

    @Override
    public JsonObject place() {
        return manifest.place(rows.offset());
    }

    @Override
    public void close() throws IOException {
        manifest.close();
    }
}
