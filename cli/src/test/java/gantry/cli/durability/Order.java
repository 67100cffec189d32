package gantry.cli.durability;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.definition.Resource;
import gantry.states.definition.StateMachine;
import gantry.states.interpreter.ExecutionHeader;
import gantry.states.local.LocalClock;
import gantry.states.local.LocalExecution;
import gantry.states.local.LocalTask;
import gantry.states.local.TaskAnswer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** One execution to be started: its name and its input. */
record Order(String name, JsonObject input) {
    private static final List<String> KINDS = List.of("wait", "fan-out", "labour", "try");
    private static final int MOST_SECONDS = 3;
    private static final int MOST_ITEMS = 5;

    static Order random(int number, Random random) {
        String kind = KINDS.get(number % KINDS.size());
        var items = JsonArray.builder();
        int count = random.nextInt(MOST_ITEMS + 1);
        for (int i = 0; i < count; i++) {
            items.add((long) random.nextInt(1000));
        }
        JsonObject input =
                JsonObject.builder()
                        .put("kind", kind)
                        .put("seconds", 1L + random.nextInt(MOST_SECONDS))
                        .put("value", (long) random.nextInt(1000))
                        .put("items", items.build())
                        .build();
        return new Order("order-" + number, input);
    }

    String inputText() {
        return Json.print(input);
    }

    /** The same execution in memory, without a server that could die. */
    LocalExecution undisturbed(StateMachine machine) {
        var header =
                new ExecutionHeader(
                        "arn:aws:states:us-east-1:000000000000:execution:load:" + name,
                        name,
                        "arn:aws:states:us-east-1:000000000000:stateMachine:load",
                        "load",
                        "arn:aws:iam::000000000000:role/load",
                        "us-east-1",
                        false,
                        0,
                        Payload.of(input));
        Map<Step, Integer> handOuts = new HashMap<>();
        return new LocalExecution(
                        machine,
                        header,
                        task -> answer(task, handOuts),
                        LocalClock.virtual(0),
                        new Random(0))
                .run();
    }

    private static TaskAnswer answer(LocalTask task, Map<Step, Integer> handOuts) {
        Step step = Step.of(Objects.requireNonNull(task.input().value()));
        String arn = ((Resource.Activity) task.state().resource()).arn();
        String activity = arn.substring(arn.lastIndexOf(':') + 1);
        return Step.fails(activity, handOuts.merge(step, 1, Integer::sum))
                ? TaskAnswer.failed(Step.FLAKY_ERROR, null)
                : TaskAnswer.succeeded(Payload.of(step.output()));
    }
}
