package gantry.workflows.api;

import gantry.json.Payload;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.states.mocks.MockConfig;
import gantry.states.mocks.TestCase;
import gantry.workflows.arn.Qualifiers;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.definitions.MachineRevisions;
import gantry.workflows.definitions.StartableMachine;
import gantry.workflows.definitions.StateMachines;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.StartExpress;
import gantry.workflows.errors.InvalidExecutionInput;
import gantry.workflows.mocks.MockSource;
import gantry.workflows.mocks.MockedArn;

import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What StartExecution and StartSyncExecution have in common: the machine, the name, the input. */
final class Starts {
    private final StateMachines machines;
    private final MachineRevisions revisions;
    private final MockSource mocks;
    private final Supplier<UUID> ids;
    private final Supplier<RandomGenerator> random;

    /**
     * With what it takes.
     *
     * @param mocks whose test cases an ARN may name
     * @param ids of executions that the caller does not name, and of Express runs
     * @param random chooses among the versions of an alias
     */
    Starts(
            StateMachines machines,
            MachineRevisions revisions,
            MockSource mocks,
            Supplier<UUID> ids,
            Supplier<RandomGenerator> random) {
        this.machines = machines;
        this.revisions = revisions;
        this.mocks = mocks;
        this.ids = ids;
        this.random = random;
    }

    /** A start whose request has been found good. */
    record Start(
            StartableMachine machine,
            MachineRevision revision,
            Qualifiers qualifiers,
            String name,
            boolean named,
            Payload input,
            @Nullable String traceHeader) {
        /** Never the input. */
        @Override
        public String toString() {
            return "Start of " + name;
        }
    }

    Start read(Request request) {
        String startable = request.requireString("stateMachineArn");
        MockConfig current = MockedArn.mocks(mocks, startable);
        var written = MockedArn.parse(startable, current != null);
        StateMachineArn arn = Arns.startable(written.arn());
        String chosen = request.findString("name");
        String name = chosen == null ? ids.get().toString() : Names.require(chosen);
        Payload input = input(request.findString("input"));
        StartableMachine machine = machines.requireStartable(arn);
        StartableMachine.Target target = machine.choose(random);
        return new Start(
                machine,
                revision(target, written.find(current, arn.name())),
                target.qualifiers(),
                name,
                chosen != null,
                input,
                request.findString("traceHeader"));
    }

    private MachineRevision revision(StartableMachine.Target target, @Nullable TestCase testCase) {
        MachineRevision revision = revisions.requireRevision(target.revisionKey());
        return testCase == null ? revision : revisions.mocked(revision, testCase);
    }

    StartExpress express(Call call, Start start) {
        return new StartExpress(
                start.machine().arn().expressExecution(start.name(), ids.get().toString()),
                start.revision(),
                start.input(),
                start.traceHeader(),
                call.cancellation());
    }

    private static Payload input(@Nullable String text) {
        if (text == null) {
            return Payload.EMPTY_OBJECT;
        }
        if (text.isEmpty()) {
            throw new InvalidExecutionInput("Invalid execution input.");
        }
        return Payloads.parse(text, "input", InvalidExecutionInput::new);
    }
}
