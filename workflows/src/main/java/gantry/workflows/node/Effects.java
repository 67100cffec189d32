package gantry.workflows.node;

import gantry.operations.Cancellation;
import gantry.states.interpreter.Execution;
import gantry.workflows.activities.ActivityBroker;
import gantry.workflows.engine.ActivityTask;
import gantry.workflows.executionlog.ExecutionLog;
import gantry.workflows.express.ExpressRuns;
import gantry.workflows.figures.EngineFigures;
import gantry.workflows.partition.AfterCommit;
import gantry.workflows.partition.Command;
import gantry.workflows.partition.MapRunRoom;
import gantry.workflows.partition.Outside;
import gantry.workflows.partition.Slots;
import gantry.workflows.tasks.TaskCall;
import gantry.workflows.tasks.TaskRunner;
import gantry.workflows.tracing.Traces;
import gantry.workflows.watch.Watches;

import java.lang.System.Logger.Level;

/** Does what follows a commit: answers, dispatches, hands out, wakes. Called by workers. */
final class Effects implements Outside {
    private static final System.Logger LOG = System.getLogger(Effects.class.getName());

    private final TaskRunner runner;
    private final Slots slots;
    private final ActivityBroker broker;
    private final ExpressRuns express;
    private final Watches watches;
    private final ExecutionLog log;
    private final Traces traces;
    private final Post post;
    private final MapRunJobs mapRuns;
    private final MapRunRoom mapRunRoom;
    private final EngineFigures figures;

    /** Posts a command that always enters. */
    @FunctionalInterface
    interface Post {
        void post(int partition, Command command);
    }

    Effects(
            TaskRunner runner,
            Slots slots,
            ActivityBroker broker,
            ExpressRuns express,
            Watches watches,
            ExecutionLog log,
            Traces traces,
            MapRunJobs mapRuns,
            MapRunRoom mapRunRoom,
            EngineFigures figures,
            Post post) {
        this.runner = runner;
        this.slots = slots;
        this.broker = broker;
        this.express = express;
        this.watches = watches;
        this.log = log;
        this.traces = traces;
        this.mapRuns = mapRuns;
        this.mapRunRoom = mapRunRoom;
        this.figures = figures;
        this.post = post;
    }

    @Override
    public void perform(int partition, AfterCommit effect) {
        switch (effect) {
            case AfterCommit.Answer<?> answer -> answer.give();
            case AfterCommit.Refusal(var reply, var reason) -> reply.fail(reason);
            case AfterCommit.RunTask task -> run(partition, task);
            case AfterCommit.CancelTask(var task) -> runner.cancel(task.idempotencyKey());
            case AfterCommit.HandOut(var arn, var poller, var token, var input) ->
                    broker.handOut(arn, poller, new ActivityTask(token, input));
            case AfterCommit.FreePoller(var arn, var poller) -> broker.free(arn, poller);
            case AfterCommit.TaskWaits(var arn, var task) -> broker.offer(arn, task);
            case AfterCommit.RunExpress run ->
                    express.runAsynchronously(
                            run.entry(), run.revision(), end -> expressEnded(partition, run, end));
            case AfterCommit.OfMapRun.Work work -> mapRuns.begin(partition, work);
            case AfterCommit.OfMapRun.Drop(var id) -> mapRuns.drop(id);
            case AfterCommit.OfMapRun.AwaitPlace(var id, var depth) ->
                    mapRunRoom.places().whenFree(depth, () -> look(partition, id));
            case AfterCommit.OfMapRun.AwaitChildRoom(var id) ->
                    mapRunRoom
                            .expressChildren()
                            .whenFree(
                                    () -> {
                                        look(partition, id);
                                        return true;
                                    });
            case AfterCommit.Counted(var counts) -> figures.addStandard(counts);
            case AfterCommit.Changed(var arns) -> arns.forEach(watches::executionChanged);
            case AfterCommit.Logged(var settings, var arn, var redrives, var events) ->
                    log.append(settings, arn.machineName(), arn.toString(), redrives, events);
            case AfterCommit.Traced() -> traces.pending();
            case AfterCommit.Broken(var arn, var defect) ->
                    LOG.log(Level.ERROR, "A defect ended the execution " + arn, defect);
        }
    }

    private void expressEnded(int partition, AfterCommit.RunExpress run, Execution end) {
        long id = run.entry().id();
        post.post(
                partition,
                run.entry().isOfChild()
                        ? new Command.ChildEnded(id, end)
                        : new Command.ExpressEnded(id));
        if (run.hasRoom()) {
            mapRunRoom.expressChildren().release();
        }
    }

    private void look(int partition, long mapRunId) {
        post.post(partition, Command.TellMapRun.look(mapRunId));
    }

    private void run(int partition, AfterCommit.RunTask task) {
        var call =
                new TaskCall(
                        task.resource(),
                        task.input(),
                        task.executionArn(),
                        task.roleArn(),
                        task.task().idempotencyKey(),
                        task.token(),
                        task.dueAtMs(),
                        new Cancellation());
        runner.run(
                call,
                outcome -> {
                    var event = outcome.event(task.task().frame(), task.task().attempt());
                    post.post(partition, new Command.Outcome(task.task(), event));
                    slots.release();
                });
    }

    @Override
    public void rereadActivities() {
        broker.reread();
    }

    @Override
    public boolean isRunningExpress(long executionId) {
        return express.isRunning(executionId);
    }
}
