package gantry.states.interpreter;

import gantry.json.Json;
import gantry.states.definition.TextSource;

import org.jspecify.annotations.Nullable;

/** Texts that a field gives, or a path, an intrinsic or an expression finds. */
final class Texts {
    private Texts() {}

    /** Null if the field is absent. */
    static @Nullable String find(@Nullable TextSource source, Scene scene) {
        return switch (source) {
            case null -> null;
            case TextSource.Constant constant -> constant.value();
            case TextSource.At at -> text(scene.readFor(at.field(), at.path()));
            case TextSource.Computed computed -> text(scene.evaluate(computed.call()));
            case TextSource.Evaluated evaluated -> Evaluations.text(evaluated, scene);
        };
    }

    /** No longer than AWS shows it. */
    static @Nullable String cut(@Nullable String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most);
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : Json.print(value);
    }
}
