package gantry.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class HttpServerTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final long BUFFERED = 10_000;
    private static final Duration SHORT = Duration.ofMillis(10);
    private static final String CHUNKED =
            "POST /c HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final WaitingHandler handler = new WaitingHandler();
    private HttpServer server = start(LONG, LONG);

    private HttpServer start(Duration receive, Duration idle) {
        return start(new HttpLimits(1_000, 4_096, 4, 2, BUFFERED, receive, idle, LONG));
    }

    private HttpServer start(HttpLimits limits) {
        return HttpServer.start(HttpServerOptions.loopback(0).withLimits(limits), handler);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RawClient connect() throws IOException {
        return new RawClient(server.port());
    }

    @Test
    void a_connection_serves_request_after_request() throws IOException {
        try (var client = connect()) {
            assertThat(client.request("POST", "/a", "one").response())
                    .startsWith("HTTP/1.1 200")
                    .endsWith("POST /a one");
            assertThat(client.request("GET", "/b", "").response()).endsWith("GET /b ");
        }
    }

    @Test
    void pipelined_requests_are_answered_in_their_order() throws IOException {
        try (var client = connect()) {
            for (int i = 0; i < 50; i++) {
                client.request("POST", "/p", "n" + i);
            }
            for (int i = 0; i < 50; i++) {
                assertThat(client.response()).endsWith("POST /p n" + i);
            }
        }
    }

    @Test
    void a_body_may_come_in_pieces() throws IOException {
        try (var client = connect()) {
            client.send("POST /slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n\r\nab");
            client.send("c");
            client.send("def");
            assertThat(client.response()).endsWith("POST /slow abcdef");
        }
    }

    @Test
    void a_chunked_body_is_put_together() throws IOException {
        try (var client = connect()) {
            client.send(CHUNKED).send("3\r\nabc\r\n").send("2\r\nde\r\n0\r\n\r\n");
            assertThat(client.response()).endsWith("POST /c abcde");
        }
    }

    @Test
    void a_client_that_expects_100_continue_is_told_to_go_on() throws IOException {
        try (var client = connect()) {
            client.send(
                    "POST /e HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n"
                            + "Expect: 100-continue\r\n\r\n");
            assertThat(client.response()).startsWith("HTTP/1.1 100");
            assertThat(client.send("ab").response()).endsWith("POST /e ab");
        }
    }

    @Test
    void a_body_announced_too_large_is_refused_before_it_comes() throws IOException {
        try (var client = connect()) {
            client.send("POST /l HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1001\r\n\r\n");
            assertThat(client.response()).startsWith("HTTP/1.1 413").endsWith("BODY_TOO_LARGE");
            assertThat(client.isClosedByServer()).isTrue();
        }
        assertThat(handler.handled).hasValue(0);
    }

    @Test
    void what_is_pipelined_behind_a_refused_request_is_not_handled() throws IOException {
        try (var client = connect()) {
            client.send(
                    "POST /l HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1001\r\n\r\n"
                            + "x".repeat(1_001)
                            + "GET /next HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.response()).startsWith("HTTP/1.1 413");
            assertThat(client.isClosedByServer()).isTrue();
        }
        assertThat(handler.handled).hasValue(0);
    }

    @Test
    void a_chunked_body_is_refused_where_it_exceeds_the_limit() throws IOException {
        try (var client = connect()) {
            client.send(CHUNKED).send("3E8\r\n" + "x".repeat(1_000) + "\r\n1\r\ny\r\n");
            assertThat(client.response()).startsWith("HTTP/1.1 413").endsWith("BODY_TOO_LARGE");
            assertThat(client.send("0\r\n\r\n").isClosedByServer()).isTrue();
        }
        assertThat(handler.handled).hasValue(0);
    }

    @Test
    void the_largest_body_allowed_is_taken() throws IOException {
        try (var client = connect()) {
            String body = "x".repeat(1_000);
            assertThat(client.request("POST", "/l", body).response()).endsWith(body);
        }
    }

    @Test
    void large_headers_are_refused() throws IOException {
        try (var client = connect()) {
            client.request("GET", "/h", "", "X-Long: " + "x".repeat(5_000));
            assertThat(client.response()).contains(" 431 ");
        }
    }

    @Test
    void a_long_request_line_is_refused() throws IOException {
        try (var client = connect()) {
            client.request("GET", "/" + "x".repeat(5_000), "");
            assertThat(client.response()).contains(" 414 ");
        }
    }

    @Test
    void what_is_no_http_is_refused_and_closed() throws IOException {
        try (var client = connect()) {
            client.send("what is this\r\n\r\n");
            assertThat(client.response()).contains(" 400 ");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void a_content_length_that_is_none_does_not_reach_the_handler() throws IOException {
        try (var client = connect()) {
            client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n");
            assertThat(client.response()).doesNotContain("HTTP/1.1 200");
        }
        assertThat(handler.handled).hasValue(0);
    }

    @Test
    void a_handler_that_throws_costs_one_answer_and_no_connection() throws IOException {
        try (var client = connect()) {
            assertThat(client.request("GET", "/broken", "").response())
                    .startsWith("HTTP/1.1 500")
                    .doesNotContain("the handler is broken");
            assertThat(client.request("GET", "/a", "").response()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void more_requests_at_once_than_allowed_are_refused() throws IOException {
        try (var first = connect();
                var second = connect();
                var third = connect()) {
            first.request("GET", "/wait", "");
            second.request("GET", "/wait", "");
            awaitHandled(2);
            assertThat(third.request("GET", "/a", "").response()).startsWith("HTTP/1.1 429");
            handler.release.countDown();
            assertThat(first.response()).startsWith("HTTP/1.1 200");
            assertThat(second.response()).startsWith("HTTP/1.1 200");
            assertThat(first.request("GET", "/a", "").response()).startsWith("HTTP/1.1 200");
        }
    }

    private void awaitHandled(int count) {
        while (handler.handled.get() < count) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_connection_too_many_is_closed() throws IOException {
        try (var first = connect();
                var second = connect();
                var third = connect();
                var fourth = connect()) {
            for (RawClient client : List.of(first, second, third, fourth)) {
                assertThat(client.request("GET", "/a", "").response()).startsWith("HTTP/1.1 200");
            }
            try (var fifth = connect()) {
                assertThat(fifth.isClosedByServer()).isTrue();
            }
        }
    }

    @Test
    void a_client_that_goes_away_cancels_its_long_poll() throws Exception {
        try (var client = connect()) {
            client.request("GET", "/wait", "");
            handler.waiting.await();
        }
        assertThat(handler.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
    }

    /** Vert.x stops reading behind some of them, and would not see that the client goes. */
    @Test
    void a_client_that_goes_away_cancels_its_long_poll_whatever_it_has_sent_ahead()
            throws Exception {
        try (var client = connect()) {
            client.request("GET", "/wait", "");
            handler.waiting.await();
            for (int i = 0; i < 50; i++) {
                client.request("POST", "/p", "n" + i);
            }
        }
        assertThat(handler.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void what_a_client_sends_ahead_while_it_is_watched_is_answered_in_its_order() throws Exception {
        server.close();
        server = start(LONG, SHORT);
        try (var client = connect()) {
            client.request("GET", "/wait", "");
            handler.waiting.await();
            for (int i = 0; i < 50; i++) {
                client.request("POST", "/p", "n" + i);
            }
            awaitSweep();
            for (int i = 50; i < 100; i++) {
                client.request("POST", "/p", "n" + i);
            }
            awaitSweep();
            handler.release.countDown();
            assertThat(client.response()).endsWith("GET /wait ");
            for (int i = 0; i < 100; i++) {
                assertThat(client.response()).endsWith("POST /p n" + i);
            }
        }
    }

    /** Each sweep closes who has been idle: after two all connections were looked at. */
    private void awaitSweep() throws IOException {
        for (int i = 0; i < 2; i++) {
            try (var idle = connect()) {
                assertThat(idle.isClosedByServer()).isTrue();
            }
        }
    }

    @Test
    void a_request_that_does_not_come_in_time_ends_its_connection() throws IOException {
        server.close();
        server = start(SHORT, LONG);
        try (var client = connect()) {
            client.send("POST /slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n\r\nab");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void a_connection_on_which_no_request_comes_is_closed() throws IOException {
        server.close();
        server = start(LONG, SHORT);
        try (var client = connect()) {
            client.send("GET /never-ends HTTP/1.1\r\nHost: loc");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void a_client_that_takes_no_answer_is_cut_whatever_else_it_asks_for() throws Exception {
        server.close();
        server = start(new HttpLimits(1_000, 4_096, 4, 2, Integer.MAX_VALUE, LONG, LONG, SHORT));
        try (var client = connect()) {
            client.request("GET", "/large", "").request("GET", "/wait", "");
            handler.waiting.await();
            assertThat(handler.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void while_answers_that_nobody_takes_fill_the_room_no_more_are_made() throws IOException {
        try (var slow = connect();
                var other = connect()) {
            slow.request("GET", "/large", "");
            while (server.figures().bufferedBytes() <= BUFFERED) {
                Thread.onSpinWait();
            }
            assertThat(other.request("GET", "/a", "").response()).startsWith("HTTP/1.1 429");
            slow.response();
            while (server.figures().bufferedBytes() > BUFFERED) {
                Thread.onSpinWait();
            }
            assertThat(slow.request("GET", "/a", "").response()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void draining_lets_what_is_in_hand_finish() throws Exception {
        try (var client = connect()) {
            client.request("GET", "/wait", "");
            handler.waiting.await();
            var drain = Thread.ofVirtual().start(() -> server.drain(Duration.ofSeconds(20)));
            awaitRefusal();
            handler.release.countDown();
            assertThat(client.response()).startsWith("HTTP/1.1 200");
            drain.join();
        }
        assertThat(handler.cancelled.getCount()).isEqualTo(1);
    }

    private void awaitRefusal() {
        boolean open = true;
        while (open) {
            try (var client = connect()) {
                open = client.request("GET", "/a", "").response().startsWith("HTTP/1.1 200");
            } catch (IOException _) {
                open = false;
            }
        }
    }

    @Test
    void draining_cancels_what_does_not_finish_in_time() throws Exception {
        try (var client = connect()) {
            client.request("GET", "/wait", "");
            handler.waiting.await();
            server.drain(SHORT);
            assertThat(handler.cancelled.getCount()).isZero();
        }
    }

    @Test
    void draining_does_not_wait_for_idle_connections() throws IOException {
        try (var client = connect()) {
            client.request("GET", "/a", "").response();
            server.drain(Duration.ofSeconds(50));
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void a_port_in_use_is_named() {
        var options = HttpServerOptions.loopback(server.port());
        assertThatThrownBy(() -> HttpServer.start(options, handler))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("127.0.0.1:" + server.port());
    }
}
