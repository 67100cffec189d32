package gantry.states.definition;

import org.jspecify.annotations.Nullable;

/** Compiles a Wait state. */
final class WaitParser {
    private WaitParser() {}

    static @Nullable State parse(Fields state, StateHeader header) {
        var flow = FlowParser.parse(state);
        boolean isOne = state.exactlyOne("SecondsPath", "Seconds", "TimestampPath", "Timestamp");
        var delay = isOne ? delay(state) : null;
        return flow == null || delay == null ? null : new WaitState(header, flow, delay);
    }

    private static WaitState.@Nullable Delay delay(Fields state) {
        if (state.isExpression(state.raw("Timestamp"))) {
            var expression = ExpressionParser.parse(state, "Timestamp");
            return expression == null ? null : new WaitState.Delay.UntilEvaluated(expression);
        }
        if (state.has("Timestamp")) {
            var timestamp = Timestamps.parse(state, "Timestamp");
            return timestamp == null
                    ? null
                    : new WaitState.Delay.Until(timestamp, String.valueOf(state.raw("Timestamp")));
        }
        if (state.has("TimestampPath") && !state.isJsonata()) {
            var path = PathParser.reference(state, "TimestampPath");
            return path == null ? null : new WaitState.Delay.UntilPath(path);
        }
        var seconds = Sources.number(state, "Seconds", 0, ErrorRules.MAX_SECONDS);
        return seconds == null ? null : new WaitState.Delay.Seconds(seconds);
    }
}
