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

    @Test
    void whatever_is_to_be_escaped_is_found_wherever_it_stands() {
        for (int c = 0; c < 0x80; c++) {
            for (int length = 20; length < 40; length++) {
                for (int at = 0; at < length; at++) {
                    var text = new StringBuilder("x".repeat(length));
                    text.setCharAt(at, (char) c);
                    text.setCharAt(length - 1 - at, '"');
                    assertThat(Json.print(text.toString())).isEqualTo(escaped(text));
                }
            }
        }
    }

    @Test
    void a_text_of_escapes_alone_finds_room() {
        for (int length : new int[] {23, 24, 25, 31, 32, 1_000, 9_000}) {
            var text = "\u0001".repeat(length);
            assertThat(Json.print(text)).isEqualTo(escaped(text));
            assertThat(Json.print(JsonArray.of(text, text)))
                    .isEqualTo("[" + escaped(text) + "," + escaped(text) + "]");
        }
    }

    @Test
    void a_lone_surrogate_among_ASCII_is_no_question_mark() {
        for (int at = 0; at < 40; at++) {
            var text = new StringBuilder("x".repeat(20)).append("?".repeat(20));
            text.setCharAt(at, '\ud83d');
            assertThat(Json.print(text.toString()))
                    .isEqualTo('"' + text.toString().replace("\ud83d", "\\uD83D") + '"');
        }
    }

    /** A character at a time. */
    private static String escaped(CharSequence ascii) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            int shorthand = "\b\t\n\f\r\"\\".indexOf(c);
            if (shorthand >= 0) {
                out.append('\\').append("btnfr\"\\".charAt(shorthand));
            } else if (c < ' ') {
                out.append("\\u%04X".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
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
