package gantry.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

@Timeout(60)
class StreamedAnswerTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(10);
    private static final int KIB = 1_024;

    /** More than the kernel takes from a loopback socket that nobody reads. */
    private static final int MUCH = 64 * KIB * KIB;

    private final StreamingHandler handler = new StreamingHandler();
    private HttpServer server = start(LONG, LONG);

    private HttpServer start(Duration idle, Duration send) {
        var limits = new HttpLimits(1_000, 4_096, 4, 4, 10_000, LONG, idle, send);
        return HttpServer.start(HttpServerOptions.loopback(0).withLimits(limits), handler);
    }

    private void restart(Duration idle, Duration send) {
        server.close();
        server = start(idle, send);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RawClient connect() throws IOException {
        return new RawClient(server.port());
    }

    private static void writeForEver(BodyWriter out) throws InterruptedException {
        while (true) {
            out.write(new byte[64 * KIB]);
        }
    }

    @Test
    void each_piece_reaches_the_client_while_the_rest_is_not_written_yet() throws Exception {
        var isRead = new CountDownLatch(1);
        handler.body =
                out -> {
                    out.write(StreamingHandler.bytes("one"));
                    isRead.await();
                    out.write(StreamingHandler.bytes("two"));
                };
        try (var client = connect().request("GET", "/stream", "")) {
            assertThat(client.head()).startsWith("HTTP/1.1 200").contains("chunked", "text/plain");
            assertThat(client.chunk()).isEqualTo("one");
            isRead.countDown();
            assertThat(client.chunk()).isEqualTo("two");
            assertThat(client.chunk()).isEmpty();
        }
        handler.closed.await();
    }

    @Test
    void the_head_is_sent_before_anything_is_written() throws Exception {
        var hasHead = new CountDownLatch(1);
        handler.body = _ -> hasHead.await();
        try (var client = connect().request("GET", "/stream", "")) {
            assertThat(client.head()).startsWith("HTTP/1.1 200");
            hasHead.countDown();
            assertThat(client.chunk()).isEmpty();
        }
    }

    @Test
    void a_connection_goes_on_behind_a_stream_that_ended() throws Exception {
        handler.body = out -> out.write(StreamingHandler.bytes("all"));
        try (var client = connect().request("GET", "/stream", "").request("GET", "/next", "")) {
            client.head();
            assertThat(client.chunk()).isEqualTo("all");
            assertThat(client.chunk()).isEmpty();
            assertThat(client.response()).endsWith("/next");
        }
    }

    @Test
    void head_answers_the_head_and_asks_nobody_to_write() throws Exception {
        handler.body = out -> out.write(StreamingHandler.bytes("never"));
        try (var client = connect().request("HEAD", "/stream", "")) {
            assertThat(client.head()).startsWith("HTTP/1.1 200").contains("text/plain");
            handler.closed.await();
            assertThat(client.request("GET", "/next", "").response()).endsWith("/next");
        }
        assertThat(handler.written).hasValue(0);
    }

    @Test
    void a_client_that_reads_late_gets_every_byte() throws Exception {
        var isWriting = new CountDownLatch(1);
        handler.body =
                out -> {
                    for (int bytes = 0; bytes < MUCH; bytes += 256 * KIB) {
                        out.write(new byte[256 * KIB]);
                        isWriting.countDown();
                    }
                };
        try (var client = connect().request("GET", "/stream", "")) {
            isWriting.await();
            client.head();
            long read = 0;
            for (String chunk = client.chunk();
                    chunk != null && !chunk.isEmpty();
                    chunk = client.chunk()) {
                read += chunk.length();
            }
            assertThat(read).isEqualTo(MUCH);
        }
    }

    @Test
    void a_client_that_takes_nothing_holds_up_its_writer_and_is_then_let_go() throws Exception {
        restart(LONG, Duration.ofMillis(200));
        handler.body = StreamedAnswerTest::writeForEver;
        try (var client = connect().request("GET", "/stream", "")) {
            client.head();
            handler.refused.await();
            handler.cancelled.await();
            handler.closed.await();
            assertThat(handler.written.get()).isLessThan(MUCH);
        }
    }

    @Test
    void a_client_that_goes_away_cancels_and_refuses_further_pieces() throws Exception {
        handler.body =
                out -> {
                    handler.cancelled.await();
                    out.write(StreamingHandler.bytes("nobody"));
                };
        try (var client = connect().request("GET", "/stream", "")) {
            client.head();
        }
        handler.refused.await();
        handler.closed.await();
    }

    @Test
    void a_stream_that_is_silent_is_not_idle() throws Exception {
        restart(SHORT, LONG);
        var isSwept = new CountDownLatch(1);
        handler.body =
                out -> {
                    isSwept.await();
                    out.write(StreamingHandler.bytes("still here"));
                };
        try (var client = connect().request("GET", "/stream", "");
                var idle = connect()) {
            client.head();
            assertThat(idle.isClosedByServer()).isTrue();
            isSwept.countDown();
            assertThat(client.chunk()).isEqualTo("still here");
        }
    }

    @Test
    void a_stream_that_fails_ends_without_its_last_chunk() throws Exception {
        handler.body =
                out -> {
                    out.write(StreamingHandler.bytes("half"));
                    throw new IllegalStateException("the stream is broken");
                };
        try (var client = connect().request("GET", "/stream", "")) {
            client.head();
            assertThat(client.chunk()).isEqualTo("half");
            assertThat(client.chunk()).isNull();
        }
    }

    @Test
    void draining_ends_streams_at_once() throws Exception {
        handler.body = _ -> handler.cancelled.await();
        try (var client = connect().request("GET", "/stream", "")) {
            client.head();
            server.drain(LONG);
            assertThat(client.chunk()).isEmpty();
        }
    }

    @Test
    void draining_does_not_wait_for_a_client_that_takes_nothing() throws Exception {
        var isWriting = new CountDownLatch(1);
        handler.body =
                out -> {
                    out.write(new byte[KIB]);
                    isWriting.countDown();
                    writeForEver(out);
                };
        try (var _ = connect().request("GET", "/stream", "")) {
            isWriting.await();
            server.drain(LONG);
            handler.refused.await();
        }
    }
}
