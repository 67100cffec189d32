package gantry.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that people write and name, of which one may be a log or a device by mistake. */
public final class BoundedFile {
    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;

    private BoundedFile() {}

    /** There is more than was to be read. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;

        private TooLarge(int maxBytes) {
            super(
                    maxBytes % MIB == 0
                            ? "larger than " + maxBytes / MIB + " MiB"
                            : "larger than " + maxBytes / KIB + " KiB");
        }

        /** One for the user: {@code NAME is larger than 64 KiB.} */
        public String sentence(String name) {
            return name + " is " + getMessage() + ".";
        }
    }

    /**
     * All of it.
     *
     * @param maxBytes whole KiB, which the message tells
     * @throws TooLarge after as many bytes and one more
     */
    public static byte[] read(Path path, int maxBytes) throws IOException {
        // Not asked for its size first: what is no ordinary file says 0 and may have no end.
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new TooLarge(maxBytes);
            }
            return bytes;
        }
    }

    /**
     * As {@link #read}, as text.
     *
     * @throws java.nio.charset.CharacterCodingException it is not UTF-8
     */
    public static String readText(Path path, int maxBytes) throws IOException {
        byte[] bytes = read(path, maxBytes);
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
