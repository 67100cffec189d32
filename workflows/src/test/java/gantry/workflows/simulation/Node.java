package gantry.workflows.simulation;

import gantry.json.Payload;
import gantry.states.definition.Resource;
import gantry.states.interpreter.TaskFailure;
import gantry.workflows.activities.ActivityBroker;
import gantry.workflows.engine.ActivityTask;
import gantry.workflows.node.InterpreterSemantics;
import gantry.workflows.partition.AfterCommit;
import gantry.workflows.partition.Command;
import gantry.workflows.partition.Doors;
import gantry.workflows.partition.MapRunRoom;
import gantry.workflows.partition.OpenExecutions;
import gantry.workflows.partition.Outside;
import gantry.workflows.partition.Setting;
import gantry.workflows.partition.Slots;
import gantry.workflows.partition.SteppedPartitions;
import gantry.workflows.partition.TaskKey;
import gantry.workflows.tasks.TaskHandlers;
import gantry.workflows.tasks.TaskOutcome;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** One process: the engine with a worker or two, and runners of tasks. Ends with a crash. */
final class Node implements Outside {
    private static final long QUOTA = 1_000_000;
    private static final long NEVER = Long.MAX_VALUE;

    private final Simulation world;
    private final Dice dice;
    final int life;
    final Slots slots;
    final OpenExecutions open = new OpenExecutions(QUOTA);
    final ActivityBroker broker;
    private final SteppedPartitions partitions;
    private final RetentionPasses retention;
    private final ExpressRunner express;
    private final long[] wakeAtMicros;
    private final Map<String, Run> runs = new HashMap<>();
    private boolean isAlive = true;
    private boolean isStopping;
    private boolean isInterrupted;
    private Runnable whenStopped = () -> {};
    private int begun;

    /** A task in a runner's hands. */
    private static final class Run {
        boolean isOver;
    }

    Node(Simulation world, int life) {
        this.world = world;
        this.life = life;
        this.dice = world.dice.other();
        this.slots = new Slots(1 + dice.roll(dice.oneIn(2) ? 4 : 100));
        var reads = world.variation.reads(new FallibleReads(world.disk));
        this.broker =
                new ActivityBroker(
                        (arn, after, limit) -> {
                            world.disk.mayFail("waiting tasks");
                            return world.disk.store.waitingTasks(arn, after, limit);
                        },
                        (arn, task, poller) ->
                                post(
                                        task.partition(),
                                        new Command.TakeActivity(
                                                arn, task.executionId(), task.frameNo(), poller)),
                        ActivityBroker.Bounds.of(1_000));
        this.retention =
                new RetentionPasses(
                        world, this, world.variation.attic(new FallibleAttic(world.disk)));
        this.express = new ExpressRunner(world, this);
        int workers = 1 + dice.roll(2);
        this.wakeAtMicros = new long[workers];
        Arrays.fill(wakeAtMicros, NEVER);
        var outside = world.variation.outside(this);
        var commits = world.variation.commits(world.disk);
        this.partitions =
                new SteppedPartitions(
                        world.partitions,
                        workers,
                        setting(),
                        () ->
                                new Doors(
                                        commits,
                                        reads,
                                        world.machines::require,
                                        Machines::exists,
                                        outside,
                                        world.agenda,
                                        dice.random()));
    }

    private Setting setting() {
        return new Setting(
                "us-east-1",
                world.variation.semantics(new InterpreterSemantics()),
                world.seal,
                world.variation.handlers(handlers()),
                broker::claim,
                _ -> false,
                () -> false,
                slots,
                open,
                MapRunRoom.of(world.partitions),
                dice.oneIn(2) ? 0 : dice.roll(200_000));
    }

    private static TaskHandlers handlers() {
        return TaskHandlers.none()
                .with("sqs", new Handler(false))
                .with("dynamodb", new Handler(true))
                .with(TaskHandlers.FUNCTION, new Handler(false));
    }

    void begin() {
        for (int i = 0; i < wakeAtMicros.length; i++) {
            int worker = i;
            later(
                    dice.between(0, 50_000),
                    () -> {
                        partitions.begin(worker);
                        begun++;
                        plan(worker);
                    });
        }
        if (world.kinds.removes()) {
            retention.begin();
        }
    }

    void die() {
        isAlive = false;
    }

    /**
     * Lets nothing new in, gives running tasks some time, writes what is decided; in the order of
     * {@link gantry.workflows.node.LocalEngine#close}.
     */
    void stop(Runnable stopped) {
        whenStopped = stopped;
        isStopping = true;
        broker.close();
        slots.close();
        later(
                dice.between(0, 7 * Agenda.SECOND),
                () -> {
                    isInterrupted = true;
                    partitions.stop();
                });
        later(20 * Agenda.SECOND, stopped); // nobody waits longer
    }

    boolean isAlive() {
        return isAlive;
    }

    /** Whether callers are let in. */
    boolean isOpen() {
        return isAlive && hasBegun() && !isStopping;
    }

    /** Whether what runs is told to end, and counts no more. */
    boolean isInterrupted() {
        return isInterrupted;
    }

    private boolean hasBegun() {
        return begun == wakeAtMicros.length;
    }

    /** Something of this process, which ends with it. */
    void later(long micros, Runnable what) {
        world.agenda.after(
                micros,
                () -> {
                    if (isAlive) {
                        what.run();
                        poke();
                    }
                });
    }

    // Workers

    void post(int partition, Command command) {
        partitions.post(partition, command);
        poke();
    }

    boolean tryPostStart(int partition, Command command) {
        boolean isPosted = partitions.tryPostStart(partition, command);
        poke();
        return isPosted;
    }

    /** Wakes the workers that have mail. */
    void poke() {
        for (int i = 0; hasBegun() && i < wakeAtMicros.length; i++) {
            if (partitions.hasMail(i)) {
                wake(i, dice.between(0, 300));
            }
        }
    }

    private void plan(int worker) {
        wake(worker, partitions.waitMs(worker) * 1_000 + dice.roll(1_000));
    }

    private void wake(int worker, long inMicros) {
        long atMicros = world.agenda.micros() + inMicros;
        if (atMicros < wakeAtMicros[worker]) {
            wakeAtMicros[worker] = atMicros;
            later(inMicros, () -> step(worker, atMicros));
        }
    }

    private void step(int worker, long atMicros) {
        if (wakeAtMicros[worker] != atMicros) {
            return; // it was woken earlier
        }
        wakeAtMicros[worker] = NEVER;
        partitions.step(worker, 1 + dice.roll(dice.oneIn(2) ? 3 : 500));
        plan(worker);
        world.crowd.look();
        if (isInterrupted && partitions.isDone()) {
            whenStopped.run();
        }
    }

    // What follows a commit

    @Override
    public void perform(int partition, AfterCommit effect) {
        world.mayDie(effect.getClass().getSimpleName());
        switch (effect) {
            case AfterCommit.Answer<?> answer -> answer.give();
            case AfterCommit.Refusal(var reply, var reason) -> reply.fail(reason);
            case AfterCommit.RunTask task -> run(partition, task);
            case AfterCommit.CancelTask(var task) -> cancel(partition, task);
            case AfterCommit.HandOut(var arn, var poller, var token, var input) ->
                    broker.handOut(arn, poller, new ActivityTask(token, input));
            case AfterCommit.FreePoller(var arn, var poller) -> broker.free(arn, poller);
            case AfterCommit.TaskWaits(var arn, var task) -> broker.offer(arn, task);
            case AfterCommit.Broken(var arn, var defect) ->
                    throw new Violation("No step has a defect: " + defect, arn);
            case AfterCommit.Counted _ -> {}
            case AfterCommit.RunExpress run -> express.run(partition, run);
            case AfterCommit.OfMapRun _,
                    AfterCommit.Changed _,
                    AfterCommit.Logged _,
                    AfterCommit.Traced _ ->
                    throw new Violation("Nobody asked for this", effect.toString());
        }
    }

    private void run(int partition, AfterCommit.RunTask task) {
        String key = task.task().idempotencyKey();
        world.tell("sent " + key);
        world.books.sent(task.task(), task.resource(), life);
        var run = new Run();
        runs.put(key, run);
        boolean hasToken =
                task.resource() instanceof Resource.Integration integration
                        && integration.pattern() == Resource.Pattern.WAIT_FOR_TASK_TOKEN;
        long micros =
                dice.oneIn(20)
                        ? dice.between(Agenda.SECOND, 100 * Agenda.SECOND)
                        : dice.between(100, Agenda.SECOND);
        if (hasToken) {
            world.crowd.receive(task.token());
        }
        later(micros, () -> end(partition, task.task(), run, outcome(task, hasToken)));
    }

    private TaskOutcome outcome(AfterCommit.RunTask task, boolean hasToken) {
        String told = task.task().idempotencyKey() + " " + world.books.nextSend();
        if (dice.oneIn(hasToken ? 10 : 4)) {
            return TaskOutcome.failed(task.resource(), Machines.error(dice), "failed " + told);
        }
        var output = Payload.of("done " + told);
        return hasToken ? new TaskOutcome.Submitted(output) : new TaskOutcome.Succeeded(output);
    }

    private void end(int partition, TaskKey key, Run run, TaskOutcome outcome) {
        if (!run.isOver && !isInterrupted) {
            run.isOver = true;
            runs.remove(key.idempotencyKey(), run);
            world.tell("ran " + key.idempotencyKey());
            post(partition, new Command.Outcome(key, outcome.event(key.frame(), key.attempt())));
            slots.release();
        }
    }

    /** A task that is told that it no longer counts ends soon, or not so soon. */
    private void cancel(int partition, TaskKey key) {
        Run run = runs.get(key.idempotencyKey());
        if (run != null) {
            var cancelled =
                    new TaskOutcome.Failed(
                            TaskFailure.FAILED,
                            "Cancelled",
                            "failed " + key.idempotencyKey() + " " + world.books.nextSend());
            later(dice.between(0, Agenda.SECOND), () -> end(partition, key, run, cancelled));
        }
    }

    /** Whether nothing is in hand beside what partitions have. */
    boolean isIdle() {
        return runs.isEmpty()
                && express.isIdle()
                && (retention.isContent() || !world.kinds.removes());
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
