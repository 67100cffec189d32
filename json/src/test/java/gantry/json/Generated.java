package gantry.json;

import org.jspecify.annotations.Nullable;

import java.util.Random;

/** Values from a seed, with everything JSON has in them. */
final class Generated {
    private static final String CHARACTERS = "ab\"\\/\n\u0000\u001f\u007fé€😀 ";

    private Generated() {}

    static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 9)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong();
            case 3 -> JsonNumber.of(random.nextInt() + "." + random.nextInt(1_000) + "e-7");
            case 4, 5 -> text(random);
            case 6 -> array(random, depth);
            default -> object(random, depth);
        };
    }

    private static JsonArray array(Random random, int depth) {
        var array = JsonArray.builder();
        for (int i = random.nextInt(6); i > 0; i--) {
            array.add(value(random, depth - 1));
        }
        return array.build();
    }

    private static JsonObject object(Random random, int depth) {
        var object = JsonObject.builder();
        for (int i = random.nextInt(20); i > 0; i--) {
            object.put(text(random), value(random, depth - 1));
        }
        return object.build();
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            int at = random.nextInt(CHARACTERS.codePointCount(0, CHARACTERS.length()));
            text.appendCodePoint(CHARACTERS.codePointAt(CHARACTERS.offsetByCodePoints(0, at)));
        }
        return text.toString();
    }
}
