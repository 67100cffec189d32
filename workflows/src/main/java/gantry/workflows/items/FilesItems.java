package gantry.workflows.items;

import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** The items of many files, as if they were one. Confined to one thread. */
final class FilesItems implements DataSet {
    private static final String FILES = "files";
    private static final String FILE = "file";

    private final FileList files;
    private final Opener opener;
    private JsonObject before;
    private @Nullable JsonObject inner;
    private @Nullable DataSet current;

    /** Opens one of the files, at a place in it or, if that is null, at its beginning. */
    @FunctionalInterface
    interface Opener {
        DataSet open(DataFile file, @Nullable JsonObject place) throws IOException;
    }

    /**
     * @param files opened at {@link #outer} of the same place
     * @param place null for the beginning
     */
    FilesItems(FileList files, Opener opener, @Nullable JsonObject place) {
        this.files = files;
        this.opener = opener;
        this.before = files.place();
        this.inner = place == null ? null : Values.findObject(place, FILE);
    }

    /** Where the list of files begins: before the file that was being read. */
    static @Nullable JsonObject outer(@Nullable JsonObject place) {
        return place == null ? null : Values.object(place, FILES);
    }

    @Override
    public boolean next() throws IOException {
        while (true) {
            if (current == null) {
                before = files.place();
                DataFile file = files.next();
                if (file == null) {
                    return false;
                }
                current = opener.open(file, inner);
                inner = null;
            }
            if (current.next()) {
                return true;
            }
            current.close();
            current = null;
        }
    }

    @Override
    public @Nullable String key() {
        return current == null ? null : current.key();
    }

    @Override
    public @Nullable Object value() {
        return current == null ? null : current.value();
    }

    @Override
    public String source() {
        return current == null ? "" : current.source();
    }

    @Override
    public JsonObject place() {
        if (current != null) {
            return JsonObject.of(FILES, before, FILE, current.place());
        }
        JsonObject here = JsonObject.of(FILES, files.place());
        return inner == null ? here : here.with(FILE, inner);
    }

    @Override
    public void close() throws IOException {
        try (files) {
            if (current != null) {
                current.close();
            }
        }
    }
}
