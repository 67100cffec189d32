package gantry.workflows.simulation;

import gantry.states.definition.DefinitionParser;
import gantry.workflows.arn.ActivityArn;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.engine.MachineRevision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The state machines of a world, each generated. */
final class Machines {
    static final String ACCOUNT = "123456789012";
    static final List<String> ACTIVITIES = List.of("slow", "quick");

    private static final int COUNT = 8;
    private static final List<String> ERRORS = List.of("E1", "E2");

    private final List<MachineRevision> all = new ArrayList<>();
    private final Map<String, MachineRevision> byKey = new HashMap<>();

    /** How long Wait states wait, by machine and state. */
    private final Map<String, Long> waitSeconds = new HashMap<>();

    private final Map<String, Long> retrySeconds = new HashMap<>();
    private final Map<String, Long> timeoutSeconds = new HashMap<>();

    Machines(Dice dice) {
        for (int i = 0; i < COUNT; i++) {
            String name = "m" + i;
            var generated = new GeneratedMachine(dice.other());
            String definition = generated.definition();
            var arn = new StateMachineArn("aws", "us-east-1", ACCOUNT, name);
            var revision =
                    new MachineRevision(
                            name + "/1",
                            arn,
                            "arn:aws:iam::" + ACCOUNT + ":role/r",
                            DefinitionParser.parse(definition, false).requireMachine());
            all.add(revision);
            byKey.put(revision.key(), revision);
            timeoutSeconds.put(name, generated.timeoutSeconds);
            generated.waitSeconds.forEach((state, s) -> waitSeconds.put(name + " " + state, s));
            generated.retrySeconds.forEach((state, s) -> retrySeconds.put(name + " " + state, s));
        }
    }

    MachineRevision any(Dice dice) {
        return dice.pick(all);
    }

    MachineRevision require(String key) {
        MachineRevision revision = byKey.get(key);
        if (revision == null) {
            throw new IllegalStateException("No revision " + key);
        }
        return revision;
    }

    /** How long a Wait state of a machine waits. */
    long waitMs(String machine, String state) {
        return 1_000 * waitSeconds.getOrDefault(machine + " " + state, 0L);
    }

    /** How long executions of a machine may take. */
    long timeoutMs(String machine) {
        return 1_000 * timeoutSeconds.getOrDefault(machine, 0L);
    }

    /** How long a state of a machine waits at least before it is tried again. */
    long retryMs(String machine, String state) {
        return 1_000 * retrySeconds.getOrDefault(machine + " " + state, 0L);
    }

    static String activityArn(String name) {
        return new ActivityArn("aws", "us-east-1", ACCOUNT, name).toString();
    }

    static boolean exists(ActivityArn activity) {
        return ACTIVITIES.contains(activity.name());
    }

    static String error(Dice dice) {
        return dice.pick(ERRORS);
    }
}
