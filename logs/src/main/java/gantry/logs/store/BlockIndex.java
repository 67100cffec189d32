package gantry.logs.store;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The blocks of a segment: gathered line by line, kept beside a segment that is full, found again
 * by reading a segment that has no index. Confined to the writer.
 */
final class BlockIndex {
    private static final int BUFFER_BYTES = 65_536;

    /** Enough for a line's timestamp. */
    private static final int HEAD_BYTES = 64;

    private final int blockBytes;
    private final List<Block> blocks = new ArrayList<>();

    BlockIndex(int blockBytes) {
        this.blockBytes = blockBytes;
    }

    void add(int lineLength, long timestampMs) {
        Block last = blocks.isEmpty() ? null : blocks.getLast();
        if (last == null || last.length() >= blockBytes) {
            blocks.add(new Block(length(), lineLength, timestampMs, timestampMs));
        } else {
            blocks.set(blocks.size() - 1, last.with(lineLength, timestampMs));
        }
    }

    int length() {
        return blocks.isEmpty() ? 0 : blocks.getLast().end();
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }

    /** Back to how it was. */
    void reset(List<Block> before) {
        blocks.clear();
        blocks.addAll(before);
    }

    static void write(Path file, List<Block> blocks) throws IOException {
        var text = new StringBuilder();
        for (Block block : blocks) {
            text.append(block.offset())
                    .append(' ')
                    .append(block.length())
                    .append(' ')
                    .append(block.minMs())
                    .append(' ')
                    .append(block.maxMs())
                    .append('\n');
        }
        Path draft = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(draft, text.append("end\n"));
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What {@link #write} wrote; null if there is none or it is damaged. */
    static @Nullable List<Block> find(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        } catch (NoSuchFileException | CharacterCodingException _) {
            return null;
        }
        if (lines.isEmpty() || !lines.removeLast().equals("end")) {
            return null;
        }
        var blocks = new ArrayList<Block>();
        try {
            for (String line : lines) {
                String[] fields = line.split(" ", -1);
                blocks.add(
                        new Block(
                                Integer.parseInt(fields[0]),
                                Integer.parseInt(fields[1]),
                                Long.parseLong(fields[2]),
                                Long.parseLong(fields[3])));
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException _) {
            return null;
        }
        return List.copyOf(blocks);
    }

    /**
     * The blocks of a file's whole lines.
     *
     * @param limit what lies behind is not part of the segment
     */
    static List<Block> scan(Path file, long limit, int blockBytes) throws IOException {
        var index = new BlockIndex(blockBytes);
        byte[] head = new byte[HEAD_BYTES];
        int length = 0;
        long latestMs = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != '\n') {
                    if (length < HEAD_BYTES) {
                        head[length] = (byte) next;
                    }
                    length++;
                    continue;
                }
                if (index.length() + length + 1L > limit) {
                    break;
                }
                long timestampMs = Lines.timestamp(head, 0, Math.min(length, HEAD_BYTES));
                // A damaged line takes its place without widening the block's time.
                latestMs = timestampMs == Lines.NO_TIMESTAMP ? latestMs : timestampMs;
                index.add(length + 1, latestMs);
                length = 0;
            }
        }
        return index.blocks();
    }
}
