package gantry.jsonata.functions;

import gantry.jsonata.datetime.DateTimePicture;
import gantry.jsonata.datetime.Iso8601;
import gantry.jsonata.datetime.Offset;
import gantry.jsonata.eval.Builtin.Invocation;
import gantry.jsonata.values.Numbers;

import org.jspecify.annotations.Nullable;

/** {@code $now} and the like; the time is that of the evaluation. */
final class Times {
    private Times() {}

    static void addTo(Builtins builtins) {
        builtins.add("now", "<s?s?:s>", 2, call -> format((double) call.nowMillis(), 0, call));
        builtins.add("millis", "<:n>", 0, call -> call.nowMillis());
        builtins.addDefined("fromMillis", "<n-s?s?:s>", 3, call -> format(call.number(0), 1, call));
        builtins.addDefined("toMillis", "<s-s?:n>", 2, Times::toMillis);
    }

    private static String format(double millis, int picture, Invocation call) {
        var offset =
                call.isUndefined(picture + 1) ? Offset.UTC : Offset.parse(call.text(picture + 1));
        var parsed =
                call.isUndefined(picture)
                        ? DateTimePicture.ISO
                        : DateTimePicture.parse(charged(call, picture));
        return parsed.format(millis, offset, call.budget());
    }

    private static String charged(Invocation call, int picture) {
        var text = call.text(picture);
        call.work(text.length());
        return text;
    }

    private static @Nullable Object toMillis(Invocation call) {
        var text = call.text(0);
        call.work(text.length());
        return call.isUndefined(1)
                ? Numbers.of(Iso8601.parse(text))
                : DateTimePicture.parse(charged(call, 1))
                        .readValue(text, call.nowMillis(), call.budget());
    }
}
