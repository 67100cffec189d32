package gantry.workflows.partition;

import gantry.json.Payload;
import gantry.states.definition.DefinitionParser;
import gantry.store.OpenedPartition;
import gantry.workflows.activities.Poller;
import gantry.workflows.arn.Qualifiers;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.StartExecution;
import gantry.workflows.engine.Started;
import gantry.workflows.node.InterpreterSemantics;
import gantry.workflows.tasks.TaskHandlers;
import gantry.workflows.tokens.Seal;

import org.jspecify.annotations.Nullable;

/** A partition alone: no store, no thread, no clock. What a test does not set is sound. */
final class APartition {
    /** When it was opened. */
    static final long NOON_MS = 1_800_000_000_000L;

    final Slots slots = new Slots(1);
    final OpenExecutions open = new OpenExecutions(1_000);
    private Semantics semantics = new InterpreterSemantics();
    private Setting.Watchers watchers = () -> false;
    private @Nullable String worker;
    private MapRunRoom mapRuns = MapRunRoom.of(64);
    private long maxWeight = 1 << 20;

    APartition with(Semantics other) {
        semantics = other;
        return this;
    }

    APartition with(Setting.Watchers other) {
        watchers = other;
        return this;
    }

    APartition with(MapRunRoom room) {
        mapRuns = room;
        return this;
    }

    /** One waits for tasks of every activity, always. */
    APartition withWorker(String name) {
        worker = name;
        return this;
    }

    /** Nothing stays in memory that may go. */
    APartition forgetful() {
        maxWeight = 0;
        return this;
    }

    Partition build() {
        var setting =
                new Setting(
                        "us-east-1",
                        semantics,
                        new Seal(1, new byte[Seal.KEY_BYTES]),
                        TaskHandlers.none(),
                        _ -> worker == null ? null : new Poller(worker),
                        _ -> false,
                        watchers,
                        slots,
                        open,
                        mapRuns,
                        maxWeight);
        return new Partition(setting, new OpenedPartition(3, 5, 40, NOON_MS), 0, NOON_MS, 0);
    }

    // What is done in it

    /** A machine of one state, {@code S}. */
    static MachineRevision machineOf(String state) {
        return machine("{\"StartAt\": \"S\", \"States\": {\"S\": " + state + "}}");
    }

    static MachineRevision machine(String definition) {
        return new MachineRevision(
                "m/1",
                new StateMachineArn("aws", "us-east-1", "123456789012", "m"),
                "role",
                DefinitionParser.parse(definition, false).requireMachine());
    }

    static Command start(
            MachineRevision machine, String name, Payload input, Reply<Started> reply) {
        return new Command.Start(
                new StartExecution(
                        machine.arn().execution(name), true, machine, Qualifiers.NONE, input, null),
                reply);
    }

    static Command start(MachineRevision machine, String name, Reply<Started> reply) {
        return start(machine, name, Payload.EMPTY_OBJECT, reply);
    }

    /** Of a caller who is never refused. */
    static <T> Reply<T> ignored() {
        return new Reply<>() {
            @Override
            public void succeed(T answer) {}

            @Override
            public void fail(RuntimeException reason) {
                throw reason;
            }
        };
    }
}
