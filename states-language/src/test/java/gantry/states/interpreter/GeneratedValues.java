package gantry.states.interpreter;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.JsonObject;
import gantry.json.Payload;

import java.util.List;

/** Values as inputs and as answers of tasks: most are objects that have what paths look for. */
final class GeneratedValues {
    /** Beyond the 256 KiB that a state may pass on; made once. */
    private static final Payload TOO_LARGE = Payload.of("x".repeat(262_144));

    private static final List<Object> NUMBERS =
            List.of(
                    0L,
                    1L,
                    2L,
                    3L,
                    4L,
                    -1L,
                    1.5,
                    1.0,
                    1e21,
                    9_007_199_254_740_993L,
                    decimal("12345678901234567890123"),
                    decimal("0.10"));

    private final Dice dice;

    GeneratedValues(Dice dice) {
        this.dice = dice;
    }

    Payload input() {
        return sent(dice.oneIn(40) ? odd() : value(2));
    }

    Payload answer() {
        return dice.oneIn(500) ? TOO_LARGE : sent(dice.oneIn(10) ? odd() : value(1));
    }

    /** Whatever comes from outside is a text. */
    private static Payload sent(Object value) {
        return Payload.ofText(Json.print(value));
    }

    private Object value(int depth) {
        var list = JsonArray.builder();
        for (int i = dice.roll(4); i > 0 && depth > 0; i--) {
            list.add(dice.oneIn(3) ? value(depth - 1) : dice.pick(NUMBERS));
        }
        return JsonObject.of(
                        "a",
                        dice.oneIn(2) ? "x,y" : JsonObject.of("b", (long) dice.roll(5)),
                        "b",
                        dice.oneIn(2),
                        "n",
                        dice.oneIn(4) ? dice.pick(NUMBERS) : (Object) (long) dice.roll(4))
                .with("t", dice.oneIn(8) ? "soon" : "2023-11-14T22:13:2" + dice.roll(10) + "Z")
                .with("list", list.build());
    }

    /** What few definitions reckon with. */
    private Object odd() {
        return switch (dice.roll(5)) {
            case 0 -> JsonArray.of(1L, "x", null);
            case 1 -> "text \u00e4\ud83d\ude00\"";
            case 2 -> dice.pick(NUMBERS);
            case 3 -> JsonObject.empty();
            default -> dice.oneIn(2);
        };
    }

    private static Object decimal(String text) {
        Object number = Json.parse(text);
        return number == null ? 0L : number;
    }
}
