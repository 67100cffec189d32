package gantry.logs.read;

import gantry.logs.store.Block;
import gantry.logs.store.Lines;
import gantry.logs.store.Segment;
import gantry.logs.store.StoredEvent;
import gantry.logs.store.StreamSnapshot;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads one page. Blocks are read in the order of the earliest time in them (backwards: the
 * latest), until the page is full and no block is left that could hold an earlier event: of streams
 * whose events came about in order that is one block or two, of others as many as it takes. Memory
 * is a page and a block.
 */
public final class PageReader implements AutoCloseable {
    private final Question question;
    private final long maxBytes;
    private final Top top;
    private @Nullable Path openFile;
    private @Nullable FileChannel open;

    /** A block and where it is. */
    private record Candidate(String stream, Segment segment, Block block) {}

    private PageReader(Question question, long maxBytes) {
        this.question = question;
        this.maxBytes = maxBytes;
        this.top =
                new Top(
                        question.limit(),
                        question.isForward()
                                ? Comparator.naturalOrder()
                                : Comparator.reverseOrder());
    }

    /**
     * The page that answers a question.
     *
     * @param maxBytes when so much was read, the page ends where that is possible; it may be empty
     *     and yet not the last
     */
    public static Page read(List<StreamSnapshot> streams, Question question, long maxBytes) {
        try (var reader = new PageReader(question, maxBytes)) {
            return reader.read(streams);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Page read(List<StreamSnapshot> streams) throws IOException {
        List<Candidate> candidates = candidates(streams);
        long read = 0;
        for (Candidate candidate : candidates) {
            long edgeMs = edgeMs(candidate);
            if (top.excludes(edgeMs, question.isForward())) {
                return new Page(top.events(), top.last());
            }
            if (read >= maxBytes && isProgress(edgeMs)) {
                return cut(edgeMs);
            }
            read(candidate);
            read += candidate.block().length();
        }
        return new Page(top.events(), top.isOverflowing() ? top.last() : null);
    }

    private List<Candidate> candidates(List<StreamSnapshot> streams) {
        var found = new ArrayList<Candidate>();
        for (StreamSnapshot stream : streams) {
            for (Segment segment : stream.segments()) {
                for (Block block : segment.blocks()) {
                    if (question.admits(block.minMs(), block.maxMs())) {
                        found.add(new Candidate(stream.name(), segment, block));
                    }
                }
            }
        }
        Comparator<Candidate> byEdge = Comparator.comparingLong(this::edgeMs);
        found.sort(question.isForward() ? byEdge : byEdge.reversed());
        return found;
    }

    /** The time in a block that comes first in the direction of reading. */
    private long edgeMs(Candidate candidate) {
        return question.isForward() ? candidate.block().minMs() : candidate.block().maxMs();
    }

    /** Only forwards, and only if the next page would not begin where this one did. */
    private boolean isProgress(long edgeMs) {
        Place after = question.after();
        return question.isForward()
                && edgeMs > question.fromMs()
                && (after == null || edgeMs - 1 > after.timestampMs());
    }

    /** All that happened before is known, the rest is for the next page. */
    private Page cut(long edgeMs) {
        Place end = Place.before(edgeMs);
        top.cut(end);
        Place last = top.last();
        return new Page(top.events(), top.isOverflowing() && last != null ? last : end);
    }

    private void read(Candidate candidate) throws IOException {
        byte[] bytes = bytes(candidate);
        if (bytes == null) {
            return;
        }
        long position = candidate.segment().position() + candidate.block().offset();
        Lines.read(candidate.stream(), bytes, position, question::admits, this::take);
    }

    private void take(StoredEvent event) {
        Place place = Place.of(event);
        if (question.isBehind(place) && question.matches().test(event.message())) {
            top.offer(place, event);
        }
    }

    /** Null if the segment has expired meanwhile. */
    private byte @Nullable [] bytes(Candidate candidate) throws IOException {
        FileChannel channel = open(candidate.segment().file());
        if (channel == null) {
            return null;
        }
        var bytes = ByteBuffer.allocate(candidate.block().length());
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, candidate.block().offset() + (long) bytes.position()) < 0) {
                return null;
            }
        }
        return bytes.array();
    }

    private @Nullable FileChannel open(Path file) throws IOException {
        if (file.equals(openFile)) {
            return open;
        }
        close();
        try {
            open = FileChannel.open(file, StandardOpenOption.READ);
        } catch (NoSuchFileException _) {
            open = null;
        }
        openFile = file;
        return open;
    }

    @Override
    public void close() throws IOException {
        FileChannel channel = open;
        open = null;
        openFile = null;
        if (channel != null) {
            channel.close();
        }
    }
}
