package gantry.states.hostile;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.JsonObject;
import gantry.states.conformance.RecordedCase;
import gantry.states.conformance.RecordedCases;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Recorded definitions, each with some of its text or some of its values replaced: every one is
 * refused with a reason or runs, without a fault, a hang or an overflow.
 */
class DefinitionFuzzTest {
    private static final boolean LONG = "true".equals(System.getenv("GANTRY_LONG"));
    private static final int CASES = Integer.getInteger("fuzz", LONG ? 2_000_000 : 20_000);

    private static final List<Object> ODD =
            List.of(
                    "",
                    "$",
                    "$..*",
                    "$[?(@.a =~ /(a*)*b/)]",
                    "$.a[?(@.b in $.c)]",
                    "$$.Task.Token",
                    "States.Format('{}', $)",
                    "States.Array(States.UUID(), $.a)",
                    "States.ArrayRange(0, 9, 1)",
                    "{% $states.input %}",
                    "{% [1..1000].($ * 2) %}",
                    "{% ( %}",
                    "States.ALL",
                    "Task",
                    "Map",
                    "Choice",
                    "JSONata",
                    true,
                    0L,
                    -1L,
                    Long.MAX_VALUE,
                    1.5,
                    JsonArray.empty(),
                    JsonObject.empty());

    private static final List<String> PIECES =
            List.of(
                    "{", "}", "[", "]", "\"", ":", ",", "\\", "\\u0000", "\ud83d", "null", "1e9999",
                    "-", "$", "$.", "[?(", "..", "{%", "%}", "States.", "(", ")", "'", "\n");

    private final SplittableRandom random =
            new SplittableRandom(
                    Long.getLong("seed", LONG ? new SplittableRandom().nextLong() : 20_261_126));
    private final List<String> texts = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    @Test
    void a_mutated_definition_is_refused_or_runs() {
        for (RecordedCase recorded : RecordedCases.recorded()) {
            if (recorded.definitionText().length() < 8_000) {
                texts.add(recorded.definitionText());
            }
        }
        values.addAll(ODD);
        texts.forEach(text -> collect(Json.parse(text)));
        Watchdog.run(
                watch -> {
                    for (int i = 0; i < CASES; i++) {
                        String text = mutated(texts.get(random.nextInt(texts.size())));
                        watch.test(text, () -> Tried.definition(text));
                    }
                });
    }

    private void collect(@Nullable Object value) {
        values.add(value);
        switch (value) {
            case JsonObject object -> object.values().forEach(this::collect);
            case JsonArray array -> array.forEach(this::collect);
            case null, default -> {}
        }
    }

    private String mutated(String text) {
        return random.nextInt(3) == 0 ? mutatedText(text) : mutatedValues(text);
    }

    private String mutatedText(String text) {
        var changed = new StringBuilder(text);
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int from = random.nextInt(changed.length() + 1);
            int to = Math.min(changed.length(), from + random.nextInt(8));
            switch (random.nextInt(4)) {
                case 0 -> changed.delete(from, to);
                case 1 -> changed.insert(from, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> changed.insert(from, changed.substring(from, to));
                default -> changed.replace(from, to, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return changed.toString();
    }

    private String mutatedValues(String text) {
        Object value = Json.parse(text);
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            value = mutated(value, 6);
        }
        return Json.print(value);
    }

    /** With one value somewhere in it replaced, removed, renamed or copied. */
    private @Nullable Object mutated(@Nullable Object value, int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return values.get(random.nextInt(values.size()));
        }
        return switch (value) {
            case JsonObject object when !object.isEmpty() -> mutatedObject(object, depth);
            case JsonArray array when !array.isEmpty() -> {
                int index = random.nextInt(array.size());
                yield array.with(index, mutated(array.get(index), depth - 1));
            }
            case null, default -> values.get(random.nextInt(values.size()));
        };
    }

    private JsonObject mutatedObject(JsonObject object, int depth) {
        int index = random.nextInt(object.size());
        String key = object.keyAt(index);
        Object member = object.valueAt(index);
        return switch (random.nextInt(12)) {
            case 0 -> object.without(key);
            case 1 -> object.without(key).with(key + ".$", member);
            case 2 -> {
                int other = random.nextInt(object.size());
                yield object.with(key, object.valueAt(other));
            }
            default -> object.with(key, mutated(member, depth - 1));
        };
    }
}
