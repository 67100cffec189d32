package gantry.cli.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that takes the room of a small disk, until it is thrown off. */
final class Ballast {
    private static final int MEGABYTE = 1 << 20;

    private final Path file;

    Ballast(Path folder, String name, int megabytes) {
        file = folder.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            byte[] block = new byte[MEGABYTE];
            for (int i = 0; i < megabytes; i++) {
                out.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes what is left of the disk but for so many bytes. */
    static void takeAllBut(Path folder, long bytes) {
        try (var out = Files.newOutputStream(folder.resolve("rest"))) {
            long left = Files.getFileStore(folder).getUsableSpace() - bytes;
            byte[] block = new byte[4_096];
            for (; left >= block.length; left -= block.length) {
                out.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void throwOff() {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
