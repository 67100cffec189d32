package gantry.workflows.api;

import gantry.json.Payload;
import gantry.operations.Cancellation;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.HistoryEvent;
import gantry.workflows.arn.ActivityArn;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.engine.ActivityTask;
import gantry.workflows.engine.Engine;
import gantry.workflows.engine.ExecutionCursor;
import gantry.workflows.engine.ExecutionDetails;
import gantry.workflows.engine.ExecutionReader;
import gantry.workflows.engine.ExecutionSummary;
import gantry.workflows.engine.HistoryPage;
import gantry.workflows.engine.RedriveExecution;
import gantry.workflows.engine.StartExecution;
import gantry.workflows.engine.StartExpress;
import gantry.workflows.engine.Started;
import gantry.workflows.engine.SyncOutcome;
import gantry.workflows.engine.UpdateMapRun;
import gantry.workflows.errors.ExecutionAlreadyExists;
import gantry.workflows.errors.ExecutionDoesNotExist;
import gantry.workflows.errors.ExecutionNotRedrivable;
import gantry.workflows.errors.InvalidToken;
import gantry.workflows.errors.ResourceNotFound;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Executions that do nothing: they run until the test ends them and have the history that the test
 * gives them. What the operations make of it is what is tested. A synchronous one echoes its input.
 */
final class FakeEngine implements Engine, ExecutionReader {
    static final String TOKEN = "token";

    final Map<ExecutionArn, ExecutionDetails> executions = new LinkedHashMap<>();
    final List<HistoryEvent> history = new ArrayList<>();
    final List<String> answered = new ArrayList<>();
    final List<String> redrivenBy = new ArrayList<>();
    long events = 5;
    @Nullable ActivityTask task;

    private final InstantSource clock;

    FakeEngine(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Started startExecution(StartExecution command) {
        var known = executions.get(command.arn());
        if (known == null) {
            known =
                    new ExecutionDetails(
                            command.arn(),
                            command.revision().key(),
                            command.qualifiers(),
                            ExecutionStatus.RUNNING,
                            clock.millis(),
                            0,
                            command.input(),
                            null,
                            null,
                            null,
                            command.traceHeader(),
                            0,
                            0,
                            null);
            executions.put(command.arn(), known);
        } else if (known.status().isClosed() || !known.input().equals(command.input())) {
            throw new ExecutionAlreadyExists(command.arn());
        }
        return new Started(command.arn().toString(), known.startedAtMs());
    }

    @Override
    public Started startExpress(StartExpress command) {
        return new Started(command.arn().toString(), clock.millis());
    }

    @Override
    public SyncOutcome startSyncExecution(StartExpress command) {
        return new SyncOutcome(
                command.arn().toString(),
                ExecutionStatus.SUCCEEDED,
                clock.millis(),
                clock.millis() + 101,
                command.input(),
                null,
                null);
    }

    @Override
    public long stopExecution(ExecutionArn arn, @Nullable String error, @Nullable String cause) {
        var execution = executions.get(arn);
        if (execution == null) {
            throw new ExecutionDoesNotExist(arn);
        }
        if (!execution.status().isClosed()) {
            close(execution, ExecutionStatus.ABORTED, null, error, cause);
        }
        return Objects.requireNonNull(executions.get(arn)).closedAtMs();
    }

    @Override
    public long redriveExecution(RedriveExecution command) {
        var execution = executions.get(command.arn());
        if (execution == null) {
            throw new ExecutionDoesNotExist(command.arn());
        }
        if (command.isMachineDeleted()) {
            throw new ExecutionNotRedrivable(command.arn(), "deleted");
        }
        redrivenBy.add(String.valueOf(command.clientToken()));
        executions.put(
                execution.arn(),
                new ExecutionDetails(
                        execution.arn(),
                        execution.revisionKey(),
                        execution.qualifiers(),
                        ExecutionStatus.RUNNING,
                        execution.startedAtMs(),
                        0,
                        execution.input(),
                        null,
                        null,
                        null,
                        execution.traceHeader(),
                        execution.redriveCount() + 1,
                        clock.millis(),
                        null));
        return clock.millis();
    }

    void succeed(String arn, Payload output) {
        var execution = Objects.requireNonNull(executions.get(ExecutionArn.parse(arn)));
        close(execution, ExecutionStatus.SUCCEEDED, output, null, null);
    }

    private void close(
            ExecutionDetails execution,
            ExecutionStatus status,
            @Nullable Payload output,
            @Nullable String error,
            @Nullable String cause) {
        executions.put(
                execution.arn(),
                new ExecutionDetails(
                        execution.arn(),
                        execution.revisionKey(),
                        execution.qualifiers(),
                        status,
                        execution.startedAtMs(),
                        clock.millis(),
                        execution.input(),
                        output,
                        error,
                        cause,
                        execution.traceHeader(),
                        execution.redriveCount(),
                        execution.redrivenAtMs(),
                        null));
    }

    @Override
    public void updateMapRun(UpdateMapRun command) {
        throw new ResourceNotFound(command.arn().toString());
    }

    @Override
    public void taskSucceeded(String token, Payload output) {
        answer(token, output.text());
    }

    @Override
    public void taskFailed(String token, @Nullable String error, @Nullable String cause) {
        answer(token, error + ": " + cause);
    }

    @Override
    public void taskHeartbeat(String token) {
        answer(token, "heartbeat");
    }

    private void answer(String token, String what) {
        if (!token.equals(TOKEN)) {
            throw new InvalidToken();
        }
        answered.add(what);
    }

    @Override
    public @Nullable ActivityTask pollActivity(
            ActivityArn activity, @Nullable String workerName, Cancellation cancellation) {
        return task;
    }

    @Override
    public @Nullable ExecutionDetails find(ExecutionArn arn) {
        return executions.get(arn);
    }

    @Override
    public List<ExecutionSummary> list(
            StateMachineArn machine,
            @Nullable ExecutionStatus status,
            @Nullable ExecutionCursor after,
            int limit) {
        var ids = new ArrayList<>(executions.keySet());
        return executions.values().stream()
                .filter(execution -> isOf(execution, machine))
                .filter(execution -> status == null || execution.status() == status)
                .map(execution -> summary(execution, ids.indexOf(execution.arn())))
                .sorted(Comparator.comparingLong(summary -> -summary.cursor().executionId()))
                .filter(
                        summary ->
                                after == null
                                        || summary.cursor().executionId() < after.executionId())
                .limit(limit)
                .toList();
    }

    private static boolean isOf(ExecutionDetails execution, StateMachineArn machine) {
        var unqualified = execution.arn().stateMachineArn();
        String sought = machine.toString();
        return sought.equals(unqualified.toString())
                || sought.equals(execution.qualifiers().versionArn(unqualified))
                || sought.equals(execution.qualifiers().aliasArn(unqualified));
    }

    private static ExecutionSummary summary(ExecutionDetails execution, long id) {
        return new ExecutionSummary(
                execution.arn(),
                execution.qualifiers(),
                execution.status(),
                execution.startedAtMs(),
                execution.closedAtMs(),
                execution.redriveCount(),
                execution.redrivenAtMs(),
                new ExecutionCursor(execution.startedAtMs(), id),
                null);
    }

    @Override
    public @Nullable HistoryPage history(
            ExecutionArn arn, long fromEventId, int limit, boolean reverse) {
        if (!executions.containsKey(arn)) {
            return null;
        }
        var events = reverse ? history.reversed() : history;
        long from = fromEventId == 0 && !events.isEmpty() ? events.getFirst().id() : fromEventId;
        var rest = events.stream().dropWhile(event -> event.id() != from).toList();
        int size = Math.min(limit, rest.size());
        return new HistoryPage(
                rest.subList(0, size), size == rest.size() ? 0 : rest.get(size).id());
    }

    @Override
    public long countEvents(ExecutionArn arn) {
        return events;
    }

    @Override
    public boolean hasOpenExecutions(StateMachineArn machine) {
        return executions.values().stream()
                .anyMatch(
                        execution ->
                                execution.arn().stateMachineArn().equals(machine)
                                        && !execution.status().isClosed());
    }
}
