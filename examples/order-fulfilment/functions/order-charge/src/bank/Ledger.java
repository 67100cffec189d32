package bank;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** The same as ledger.mjs, in the same folder. */
class Ledger {
    private final Path folder;

    Ledger(Path folder) {
        this.folder = folder;
    }

    /**
     * Carries out what the key stands for, unless it was done; returns its reference either way.
     */
    String once(String key) throws IOException {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        Files.createDirectories(folder);
        Path entry = folder.resolve(key);
        Path part = folder.resolve("." + key + "." + reference);
        try (var file =
                FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.write(StandardCharsets.UTF_8.encode(reference));
            file.force(true);
        }
        try {
            Files.createLink(entry, part);
            return reference;
        } catch (FileAlreadyExistsException e) {
            return Files.readString(entry);
        } finally {
            Files.delete(part);
        }
    }
}
