package gantry.objects.store;

import java.io.IOException;
import java.io.InputStream;

/** A stream whose source has gone. */
final class BrokenStream extends InputStream {
    @Override
    public int read() throws IOException {
        throw new IOException("gone");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        throw new IOException("gone");
    }
}
