package gantry.workflows.items;

import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

/** Listed objects as files of items; an empty one, which stands for a folder, has none. */
record ListedFiles(ListedObjects objects) implements FileList {
    @Override
    public @Nullable DataFile next() {
        while (objects.next()) {
            JsonObject listed = objects.listed();
            boolean empty = listed.get("Size") instanceof Number size && size.longValue() == 0;
            if (!empty) {
                return DataFile.of(objects.bucket(), String.valueOf(listed.get("Key")), false);
            }
        }
        return null;
    }

    @Override
    public JsonObject place() {
        return objects.place();
    }

    @Override
    public void close() {
        objects.close();
    }
}
