package gantry.workflows.api;

import gantry.operations.Operation;
import gantry.operations.Quotas;
import gantry.workflows.definitions.Activities;
import gantry.workflows.definitions.MachineRevisions;
import gantry.workflows.definitions.StateMachines;
import gantry.workflows.definitions.Tags;
import gantry.workflows.engine.Engine;
import gantry.workflows.engine.ExecutionReader;
import gantry.workflows.engine.MapRunReader;
import gantry.workflows.mocks.MockSource;
import gantry.workflows.teststate.StateTests;
import gantry.workflows.tokens.Seal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The operations of Step Functions, to be registered. */
public final class WorkflowOperations {
    private WorkflowOperations() {}

    /**
     * What the operations work with.
     *
     * @param tests of single states
     * @param seal of nextTokens
     * @param isLogGroup whether there is a log group of a name
     * @param clock of nextTokens' life and of answers
     * @param mocks whose test cases a start may name
     * @param random chooses among the versions of an alias
     * @param quotas asked for what only an operation itself can tell
     * @param historyBytes of the payloads of history pages that are being read
     * @param executionIds names of executions that nobody named, and of Express runs
     */
    public record Parts(
            StateMachines machines,
            MachineRevisions revisions,
            MockSource mocks,
            Activities activities,
            Tags tags,
            Engine engine,
            ExecutionReader executions,
            MapRunReader mapRuns,
            StateTests tests,
            Seal seal,
            Predicate<String> isLogGroup,
            InstantSource clock,
            Supplier<UUID> executionIds,
            Supplier<RandomGenerator> random,
            Quotas quotas,
            long historyBytes) {}

    /** All operations of the API. Beside them {@link FollowExecutionHistory}, which is ours. */
    public static List<Operation> all(Parts parts) {
        var operations = new ArrayList<Operation>();
        var pages = new Pages(parts.seal(), parts.clock());
        operations.addAll(machines(parts, pages));
        operations.addAll(versions(parts, pages));
        operations.addAll(executions(parts, pages));
        operations.addAll(activities(parts, pages));
        operations.add(new DescribeMapRun(parts.mapRuns()));
        operations.add(new ListMapRuns(parts.mapRuns(), pages));
        operations.add(new UpdateMapRun(parts.engine()));
        operations.add(new TagResource(parts.tags()));
        operations.add(new UntagResource(parts.tags()));
        operations.add(new ListTagsForResource(parts.tags()));
        return operations.stream().<Operation>map(StoreGuard::new).toList();
    }

    private static List<Operation> machines(Parts parts, Pages pages) {
        var machines = parts.machines();
        return List.of(
                new CreateStateMachine(machines, parts.isLogGroup()),
                new DescribeStateMachine(machines),
                new UpdateStateMachine(machines, parts.isLogGroup(), parts.clock()),
                new DeleteStateMachine(machines),
                new ListStateMachines(machines, pages),
                new DescribeStateMachineForExecution(machines, parts.executions()),
                new ValidateStateMachineDefinition(),
                new TestState(parts.tests(), parts.clock(), parts.executionIds()));
    }

    private static List<Operation> versions(Parts parts, Pages pages) {
        var versions = parts.machines().versions();
        var aliases = parts.machines().aliases();
        return List.of(
                new PublishStateMachineVersion(versions),
                new ListStateMachineVersions(versions, pages),
                new DeleteStateMachineVersion(versions),
                new CreateStateMachineAlias(aliases),
                new UpdateStateMachineAlias(aliases),
                new DescribeStateMachineAlias(aliases),
                new DeleteStateMachineAlias(aliases),
                new ListStateMachineAliases(aliases, pages));
    }

    private static List<Operation> executions(Parts parts, Pages pages) {
        var room = new HistoryRoom(parts.historyBytes());
        var starts =
                new Starts(
                        parts.machines(),
                        parts.revisions(),
                        parts.mocks(),
                        parts.executionIds(),
                        parts.random());
        return List.of(
                new StartExecution(starts, parts.engine(), parts.quotas()),
                new StartSyncExecution(starts, parts.engine()),
                new StopExecution(parts.engine()),
                new RedriveExecution(parts.machines(), parts.engine()),
                new DescribeExecution(parts.executions(), parts.machines(), parts.clock()),
                new ListExecutions(parts.machines(), parts.executions(), parts.mapRuns(), pages),
                new GetExecutionHistory(parts.executions(), pages, room),
                new FollowExecutionHistory(parts.executions(), room));
    }

    private static List<Operation> activities(Parts parts, Pages pages) {
        return List.of(
                new CreateActivity(parts.activities()),
                new DescribeActivity(parts.activities()),
                new DeleteActivity(parts.activities()),
                new ListActivities(parts.activities(), pages),
                new GetActivityTask(parts.activities(), parts.engine()),
                new SendTaskSuccess(parts.engine()),
                new SendTaskFailure(parts.engine()),
                new SendTaskHeartbeat(parts.engine()));
    }
}
