package gantry.cli.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.badinput.RawHttp.Answer;
import gantry.cli.testing.ErrorWorld;
import gantry.cli.testing.SharedErrorWorld;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

/** HTTP around the body that is not as it should be. */
@ExtendWith(SharedErrorWorld.class)
class EnvelopeTest {
    private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);
    private static final String LOCAL = "Host: localhost";
    private static final String JSON = "Content-Type: application/x-amz-json-1.0";
    private static final String LIST = "X-Amz-Target: AWSStepFunctions.ListActivities";

    private final ErrorWorld world;

    EnvelopeTest(ErrorWorld world) {
        this.world = world;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWSStepFunctions.Nothing",
                "AWSStepFunctions.listActivities",
                "AWSStepFunctions.",
                "AWSStepFunctions",
                "ListActivities",
                "DynamoDB_20120810.ListTables",
                "."
            })
    void an_unknown_target_is_an_unknown_operation(String target) {
        Answer answer = post(LOCAL, JSON, "X-Amz-Target: " + target);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("UnknownOperationException");
    }

    @Test
    void without_a_target_there_is_no_operation() {
        assertThat(post(LOCAL, JSON).error()).isEqualTo("UnknownOperationException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/json",
                "application/x-www-form-urlencoded",
                "application/x-amz-json-2.0",
                "application/x-amz-json"
            })
    void another_content_type_is_an_unknown_operation(String contentType) {
        Answer answer = post(LOCAL, LIST, "Content-Type: " + contentType);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("UnknownOperationException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void another_method_than_POST_does_nothing(String method) {
        String request =
                method
                        + " / HTTP/1.1\r\n"
                        + String.join("\r\n", LOCAL, JSON, LIST, "Connection: close")
                        + "\r\n\r\n";

        assertThat(send(request).error()).isEqualTo("UnknownOperationException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "sync-evil.example",
                "2130706433",
                "0x7f.1",
                "[::2]",
                "localhost:port"
            })
    void a_Host_that_is_not_ours_is_refused(String host) {
        Answer answer = post("Host: " + host, JSON, LIST);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.error())
                .isEqualTo(
                        "AccessDeniedException: The Host of the request is not one this server"
                                + " answers to; call it as localhost or 127.0.0.1.");
    }

    @Test
    void two_Hosts_are_one_too_many() {
        assertThat(post(LOCAL, "Host: evil.example", JSON, LIST).status()).isBetween(400, 403);
    }

    @Test
    void without_a_Host_nothing_is_done() {
        assertThat(post(JSON, LIST).status()).isBetween(400, 403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "https://localhost.evil.example",
                "http://localhost:1",
                "http://localhost.evil.example",
                "null",
                "file://"
            })
    void a_web_page_of_another_Origin_is_refused(String origin) {
        Answer answer = post(LOCAL, JSON, LIST, "Origin: " + origin);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.error())
                .isEqualTo(
                        "AccessDeniedException: The Origin of the request is another web site;"
                                + " browsers may call this server from its own pages only.");
        assertThat(answer.head()).doesNotContainIgnoringCase("Access-Control-Allow-Origin");
    }

    @Test
    void a_foreign_page_gets_no_leave_to_call() {
        Answer answer =
                send(
                        "OPTIONS / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n"
                                + "Access-Control-Request-Method: POST\r\n"
                                + "Connection: close\r\n\r\n");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.head()).doesNotContainIgnoringCase("Access-Control-Allow-Origin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NONSENSE | 400",
                "GET  HTTP/1.1 | 400",
                "POST / HTTP/9.9 | 501",
                "POST / HTTP/1.1~Host: localhost~Content-Length: many | 400",
                "POST / HTTP/1.1~Host: localhost~Content-Length: -1 | 400",
                "POST / HTTP/1.1~Host: localhost~Content-Length: 99999999999 | 413",
            })
    void what_is_no_HTTP_is_answered_and_the_connection_closed(String lines, int status) {
        Answer answer = send(lines.replace("~", "\r\n") + "\r\n\r\n");

        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void a_URI_that_is_too_long_is_refused() {
        String request = "GET /" + "n".repeat(100_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";

        assertThat(send(request).error()).isEqualTo("RequestUriTooLong: The URI is too long.");
    }

    @Test
    void headers_that_are_too_large_are_refused() {
        Answer answer = post(LOCAL, JSON, LIST, "X-Much: " + "n".repeat(100_000));

        assertThat(answer.status()).isEqualTo(431);
        assertThat(answer.error()).isEqualTo("RequestHeaderTooLarge: The headers are too large.");
    }

    @Test
    void after_all_that_the_server_works() {
        Health.check(world);
    }

    private Answer post(String... headers) {
        return RawHttp.post(world.url(), EMPTY_OBJECT, headers);
    }

    private Answer send(String request) {
        return RawHttp.send(world.url(), request.getBytes(StandardCharsets.UTF_8));
    }
}
