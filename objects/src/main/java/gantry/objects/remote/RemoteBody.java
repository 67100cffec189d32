package gantry.objects.remote;

import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;

import java.io.IOException;
import java.io.InputStream;

/** A body that comes over the network; closing it early gives up the connection. */
final class RemoteBody extends InputStream {
    private final ResponseInputStream<?> body;
    private boolean ended;

    RemoteBody(ResponseInputStream<?> body) {
        this.body = body;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            int read = body.read(bytes, offset, length);
            ended = read < 0;
            return read;
        } catch (SdkException e) {
            throw new IOException(e);
        }
    }

    /** A plain close would read the rest, which may be gigabytes. */
    @Override
    public void close() throws IOException {
        if (ended) {
            body.close();
        } else {
            body.abort();
        }
    }
}
