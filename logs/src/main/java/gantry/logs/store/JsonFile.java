package gantry.logs.store;

import gantry.json.Json;
import gantry.json.JsonLimits;
import gantry.json.JsonObject;
import gantry.json.JsonParseException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Small files with one JSON object: there in full or not at all, also after a failure of power. */
final class JsonFile {
    private static final int MAX_BYTES = 65_536;
    private static final JsonLimits LIMITS = JsonLimits.ofBytes(MAX_BYTES);

    private JsonFile() {}

    static void write(Path file, JsonObject content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".tmp");
        try (var channel =
                FileChannel.open(
                        draft,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            var bytes = ByteBuffer.wrap(Json.printUtf8(content));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The object; null if the file is not there or holds none. */
    static @Nullable Map<?, ?> find(Path file) throws IOException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                return null;
            }
            return Json.parse(Files.readAllBytes(file), LIMITS) instanceof Map<?, ?> object
                    ? object
                    : null;
        } catch (NoSuchFileException | JsonParseException _) {
            return null;
        }
    }
}
