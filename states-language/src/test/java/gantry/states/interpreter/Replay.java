package gantry.states.interpreter;

import static gantry.states.interpreter.StepRules.require;

import gantry.json.Json;
import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What went into a simulation, given to the interpreter once more. Before each event the execution
 * is put away and taken up again, as if it had been stored: its payloads are texts.
 */
final class Replay {
    private Replay() {}

    static void check(GeneratedCase generated, Simulation first) {
        var again = new ArrayList<HistoryEvent>(first.history().size());
        RandomGenerator random = generated.random();
        Execution execution = Interpreter.begin(generated.machine(), generated.header());
        for (Simulation.Input input : first.inputs()) {
            execution = stored(execution);
            switch (input) {
                case Simulation.Input.Posted(var nowMs, var event, var accepted) -> {
                    Step step =
                            Interpreter.advance(
                                    generated.machine(),
                                    execution,
                                    event,
                                    new Surroundings(nowMs, random, Simulation::token));
                    require(step.accepted() == accepted, "The same is heard again:", event);
                    again.addAll(step.events());
                    execution = step.execution();
                }
                case Simulation.Input.Heartbeat(var frame, var dueAtMs) ->
                        execution =
                                execution.with(
                                        execution
                                                .requireFrame(frame)
                                                .withHeartbeatDueAtMs(dueAtMs));
            }
        }
        require(again.size() == first.history().size(), "The same history again", again.size());
        for (int i = 0; i < again.size(); i++) {
            require(
                    again.get(i).equals(first.history().get(i)),
                    "The same event again:",
                    Json.print(first.history().get(i).details()),
                    Json.print(again.get(i).details()));
        }
        require(framesOf(execution).equals(framesOf(first.execution())), "The same frames again");
    }

    private static List<Frame> framesOf(Execution execution) {
        var frames = new ArrayList<Frame>();
        execution.frames().forEach(frames::add);
        return frames;
    }

    private static Execution stored(Execution execution) {
        Execution stored = execution;
        for (Frame frame : framesOf(execution)) {
            stored = stored.with(stored(frame));
        }
        return stored;
    }

    private static Frame stored(Frame frame) {
        Map<String, Payload> variables = new LinkedHashMap<>();
        frame.variables().forEach((name, value) -> variables.put(name, requireText(value)));
        return new Frame(
                frame.no(),
                frame.parent(),
                frame.index(),
                frame.state(),
                frame.phase(),
                requireText(frame.input()),
                text(frame.work()),
                text(frame.output()),
                text(frame.item()),
                frame.enteredEventId(),
                frame.enteredAtMs(),
                frame.lastEventId(),
                frame.attempt(),
                frame.retryCount(),
                frame.retrierCounts(),
                frame.dueAtMs(),
                frame.heartbeatSeconds(),
                frame.heartbeatDueAtMs(),
                frame.fanOut(),
                frame.earlyOutcome(),
                Variables.of(variables));
    }

    private static @Nullable Payload text(@Nullable Payload payload) {
        return payload == null ? null : requireText(payload);
    }

    private static Payload requireText(Payload payload) {
        return Payload.ofText(payload.text());
    }
}
