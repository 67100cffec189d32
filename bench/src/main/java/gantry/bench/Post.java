package gantry.bench;

import java.io.IOException;

/** A POST of AWS JSON 1.0, the same each time; an answer other than 200 is a failure. */
final class Post implements ClosedLoop.Request {
    private final String path;
    private final String target;
    private final byte[] body;

    /** With this X-Amz-Target; an empty one is left out. */
    Post(String path, String target, byte[] body) {
        this.path = path;
        this.target = target;
        this.body = body;
    }

    @Override
    public void send(HttpConnection connection) throws IOException {
        StepFunctionsLoad.expectOk(connection.post(path, target, body));
    }

    /** All bytes of it. */
    byte[] bytes(String hostAndPort) {
        return HttpConnection.request(hostAndPort, path, target, body);
    }
}
