package gantry.states.intrinsics;

import gantry.json.Json;
import gantry.states.values.PayloadSize;

import org.jspecify.annotations.Nullable;

/** Printing that notices before it prints that the text would be larger than a payload. */
final class Bounded {
    private Bounded() {}

    static String print(@Nullable Object value, Arguments arguments) {
        if (!PayloadSize.isPrintable(value)) {
            throw Arguments.tooLarge(arguments.function());
        }
        return Json.print(value);
    }
}
