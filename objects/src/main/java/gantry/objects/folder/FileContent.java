package gantry.objects.folder;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A part of an open file. Confined to one thread. */
final class FileContent extends InputStream {
    private final FileChannel file;
    private long position;
    private long remaining;

    FileContent(FileChannel file, long first, long length) {
        this.file = file;
        this.position = first;
        this.remaining = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (remaining == 0) {
            return -1;
        }
        int most = (int) Math.min(length, remaining);
        int read = file.read(ByteBuffer.wrap(bytes, offset, most), position);
        if (read < 0) {
            throw new EOFException("The file was shortened while it was read");
        }
        position += read;
        remaining -= read;
        return read;
    }

    @Override
    public long skip(long count) {
        long skipped = Math.clamp(count, 0, remaining);
        position += skipped;
        remaining -= skipped;
        return skipped;
    }

    @Override
    public int available() {
        return (int) Math.min(remaining, Integer.MAX_VALUE);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
