package gantry.objects.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

class KeyOrderTest {
    private static final String[] PARTS = {
        "",
        "a",
        "/",
        "-",
        "0",
        "\u007f",
        "ä",
        "\ud7ff",
        "\ue000",
        "\uffff",
        "\ud83d\ude00",
        "\udbff\udfff"
    };

    @Test
    void keys_are_ordered_as_the_bytes_of_their_UTF_8() {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String a = text(random);
            String b = text(random);

            assertThat(Integer.signum(KeyOrder.compare(a, b)))
                    .as("%s %s", a, b)
                    .isEqualTo(
                            Integer.signum(
                                    Arrays.compareUnsigned(
                                            a.getBytes(StandardCharsets.UTF_8),
                                            b.getBytes(StandardCharsets.UTF_8))));
        }
    }

    private static String text(Random random) {
        return PARTS[random.nextInt(PARTS.length)]
                + PARTS[random.nextInt(PARTS.length)]
                + PARTS[random.nextInt(PARTS.length)];
    }
}
