package gantry.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A bound is never below the length, and of a small value there is one. */
class LengthBoundTest {
    @Test
    void generated_values_are_never_longer_than_their_bound() {
        var random = new SplittableRandom(3);
        int small = 0;
        for (int round = 0; round < 5_000; round++) {
            Object value = value(random, random.nextInt(6));
            int bound = LengthBound.of(value);
            int length = Payload.of(value).utf8Length();
            if (bound <= LengthBound.SMALL) {
                assertThat(length).isLessThanOrEqualTo(bound);
                small++;
            }
            String text = Json.print(value);
            Payload printed = Payload.ofText(text);
            assertThat(printed.weight()).isEqualTo(Payload.of(value).weight());
            assertThat(Payload.of(value).weight()).isGreaterThanOrEqualTo(length);
            for (int limit : new int[] {length - 1, length, length + 1}) {
                assertThat(Payload.of(value).isLongerThan(limit)).isEqualTo(length > limit);
                assertThat(printed.isLongerThan(limit)).isEqualTo(length > limit);
            }
        }
        assertThat(small).isGreaterThan(1_000);
    }

    @Test
    void a_value_above_the_bound_is_counted_exactly() {
        String text = "x".repeat(LengthBound.SMALL);
        assertThat(Payload.of(text).weight()).isEqualTo(text.length() + 2);
        Object deep = JsonArray.empty();
        for (int i = 0; i < 200; i++) {
            deep = JsonArray.of(deep);
        }
        assertThat(Payload.of(deep).weight()).isEqualTo(402);
    }

    private static Object value(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextDouble() * random.nextLong();
            case 2 -> random.nextBoolean();
            case 3 -> text(random);
            case 4 -> {
                var object = JsonObject.builder();
                for (int i = random.nextInt(5); i > 0; i--) {
                    object.put(text(random), value(random, depth - 1));
                }
                yield object.build();
            }
            default -> {
                List<Object> elements = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    elements.add(value(random, depth - 1));
                }
                yield JsonArray.copyOf(elements);
            }
        };
    }

    private static String text(SplittableRandom random) {
        var text = new StringBuilder();
        int top = random.nextBoolean() ? 0x80 : 0xD800;
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append((char) random.nextInt(top));
        }
        return text.toString();
    }
}
