package gantry.states.interpreter;

import gantry.json.Json;
import gantry.states.definition.FailState;
import gantry.states.definition.SucceedState;
import gantry.states.definition.TextSource;

import org.jspecify.annotations.Nullable;

/** The states that end their scope: Succeed and Fail. */
final class Ends {
    private Ends() {}

    static void succeed(Run run, LiveFrame frame, SucceedState state) {
        Lifecycle.exit(run, frame, DataFlows.passOn(run, frame, DataFlows.of(state.flow())), null);
    }

    static void fail(Run run, LiveFrame frame, FailState state) {
        Scene scene = Scene.of(run, frame, frame.input.value());
        throw StateFailure.given(text(state.error(), scene), text(state.cause(), scene));
    }

    private static @Nullable String text(@Nullable TextSource source, Scene scene) {
        return switch (source) {
            case null -> null;
            case TextSource.Constant constant -> constant.value();
            case TextSource.At at -> text(scene.readFor(at.field(), at.path()));
            case TextSource.Computed computed -> text(scene.evaluate(computed.call()));
        };
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : Json.print(value);
    }
}
