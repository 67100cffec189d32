package gantry.cli.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.badinput.RawHttp.Answer;
import gantry.cli.testing.ErrorWorld;
import gantry.cli.testing.SharedErrorWorld;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Bodies that are no JSON object, or more than one may be. */
@ExtendWith(SharedErrorWorld.class)
class BodiesTest {
    /** AWS service quotas, "Maximum request size". */
    private static final int MAX_BYTES = 1_048_576;

    private final ErrorWorld world;

    BodiesTest(ErrorWorld world) {
        this.world = world;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{]",
                "{\"maxResults\": 1",
                "{\"maxResults\": 01}",
                "{\"maxResults\": NaN}",
                "{'maxResults': 1}",
                "{\"maxResults\": 1,}",
                "{} {}",
                "{} // all of them",
                "\"{}\"",
                "1",
                "true",
                "null",
                "maxResults=1",
                "<ListActivities/>",
                "{\"nextToken\": \"a\nb\"}",
                "{\"nextToken\": \"\\x\"}"
            })
    void a_body_that_is_no_JSON_object_is_refused_without_a_word(String body) {
        Answer answer = RawHttp.call(world.url(), "ListActivities", body);

        assertThat(answer.error()).isEqualTo("SerializationException");
        assertThat(answer.status()).isEqualTo(400);
    }

    static Stream<Arguments> brokenUtf8() {
        return Stream.of(
                Arguments.of("a byte that begins nothing", bytes(0x80)),
                Arguments.of("a character cut short", bytes(0xC3)),
                Arguments.of("a long form of a slash", bytes(0xC0, 0xAF)),
                Arguments.of("a surrogate", bytes(0xED, 0xA0, 0x80)),
                Arguments.of("beyond Unicode", bytes(0xF4, 0x90, 0x80, 0x80)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenUtf8")
    void bytes_that_are_no_UTF_8_are_refused(String what, byte[] wrong) {
        String letters = new String(wrong, StandardCharsets.ISO_8859_1);
        byte[] body = ("{\"name\": \"" + letters + "\"}").getBytes(StandardCharsets.ISO_8859_1);

        Answer answer = RawHttp.call(world.url(), "CreateActivity", body);

        assertThat(answer.error()).as(what).isEqualTo("SerializationException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void a_body_nested_without_end_is_refused(String opening) {
        String body = "{\"unknown\":" + opening.repeat(100_000) + "1";

        assertThat(RawHttp.call(world.url(), "ListActivities", body).error())
                .isEqualTo("SerializationException");
        Health.check(world);
    }

    @Test
    void a_list_is_refused_with_its_own_words() {
        assertThat(RawHttp.call(world.url(), "ListActivities", "[{}]").error())
                .isEqualTo("SerializationException: Start of list found where not expected");
    }

    @Test
    void a_body_beyond_the_maximum_is_refused_and_one_of_that_size_is_read() {
        String start = "{\"unknown\": \"";
        String most = start + "n".repeat(MAX_BYTES - start.length() - 2) + "\"}";

        Answer tooLarge = RawHttp.call(world.url(), "ListActivities", most + " ");

        assertThat(RawHttp.call(world.url(), "ListActivities", most).status()).isEqualTo(200);
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.error())
                .isEqualTo(
                        "RequestEntityTooLargeException: The request is larger than the service"
                                + " accepts.");
    }

    @Test
    void members_that_no_operation_knows_are_ignored() {
        Answer answer =
                RawHttp.call(
                        world.url(),
                        "ListActivities",
                        "{\"unknown\": {\"deep\": [1, null]}, \"maxResults\": 1}");

        assertThat(answer.status()).isEqualTo(200);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
