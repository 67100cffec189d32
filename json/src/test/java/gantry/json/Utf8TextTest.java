package gantry.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Printed strings are UTF-8 that reads back as the same text, however they are cut into pieces. */
class Utf8TextTest {
    private static final int[] ALPHABETS = {
        0x20, 0x7F, 0x80, 0x800, 0x2028, 0xD800, 0xDC00, 0xFFFF
    };

    @Test
    void generated_strings_come_back_and_are_the_same_streamed_and_whole() throws IOException {
        var random = new SplittableRandom(7);
        for (int round = 0; round < 2_000; round++) {
            String text = generated(random);
            byte[] whole = Json.printUtf8(text);
            var streamed = new ByteArrayOutputStream();
            Json.print(text, streamed);
            String again = new String(whole, StandardCharsets.UTF_8);

            assertThat(streamed.toByteArray()).isEqualTo(whole);
            assertThat(again.getBytes(StandardCharsets.UTF_8)).isEqualTo(whole);
            assertThat(Json.print(text)).isEqualTo(again);
            assertThat(Json.parse(again)).isEqualTo(text);
            assertThat(Payload.of(text).utf8Length()).isEqualTo(whole.length);
        }
    }

    @Test
    void a_pair_is_not_torn_at_the_edge_of_a_piece() throws IOException {
        for (int before = 8_188; before < 8_196; before++) {
            String text = "x".repeat(before) + "😀" + "y".repeat(9_000) + "\ud83d";
            var streamed = new ByteArrayOutputStream();
            Json.print(text, streamed);
            assertThat(streamed.toString(StandardCharsets.UTF_8))
                    .isEqualTo("\"" + text.substring(0, text.length() - 1) + "\\uD83D\"");
        }
    }

    private static String generated(SplittableRandom random) {
        var text = new StringBuilder();
        int length = random.nextInt(random.nextInt(50) == 0 ? 20_000 : 600);
        for (int i = 0; i < length; i++) {
            int base = ALPHABETS[random.nextInt(ALPHABETS.length)];
            text.append((char) Math.max(0, base - 40 + random.nextInt(80)));
        }
        return text.toString();
    }
}
