package gantry.states.conformance;

import gantry.json.Payload;
import gantry.states.interpreter.Execution;
import gantry.states.interpreter.HistoryEvent;
import gantry.states.local.LocalExecution;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What became of an execution, wherever it ran.
 *
 * @param status as the API spells it
 * @param history in the order of writing; payloads in details are {@link Payload}s
 */
public record Observed(
        String status,
        @Nullable Payload output,
        @Nullable String error,
        @Nullable String cause,
        List<HistoryEvent> history) {
    public Observed {
        history = List.copyOf(history);
    }

    public static Observed of(LocalExecution ended) {
        Execution execution = ended.execution();
        return new Observed(
                execution.status().name(),
                execution.output(),
                execution.error(),
                execution.cause(),
                ended.history());
    }
}
