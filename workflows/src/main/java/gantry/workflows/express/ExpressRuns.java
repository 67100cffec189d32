package gantry.workflows.express;

import gantry.json.Payload;
import gantry.operations.ByteRoom;
import gantry.operations.Cancellation;
import gantry.operations.ServiceUnavailable;
import gantry.operations.ThrottlingException;
import gantry.states.interpreter.Execution;
import gantry.states.interpreter.ExecutionHeader;
import gantry.states.interpreter.Surroundings;
import gantry.workflows.arn.ExpressExecutionArn;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.StartExpress;
import gantry.workflows.engine.SyncOutcome;
import gantry.workflows.executionlog.ExecutionLog;
import gantry.workflows.figures.EngineFigures;
import gantry.workflows.figures.EngineGauges.Bounded;
import gantry.workflows.partition.Clock;
import gantry.workflows.partition.Semantics;
import gantry.workflows.partition.Slots;
import gantry.workflows.store.JournalEntry;
import gantry.workflows.tasks.TaskRunner;
import gantry.workflows.tracing.SpanBuilder;
import gantry.workflows.tracing.TracedExecution;
import gantry.workflows.tracing.Traces;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The Express executions that run in this process. Safe for any thread. */
public final class ExpressRuns {
    private final World world;
    private final AtomicInteger open = new AtomicInteger();
    private final int maxOpen;
    private final ByteRoom bytes;
    private final Set<ExpressRun> runs = ConcurrentHashMap.newKeySet();
    private final Map<Long, Boolean> asynchronous = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean isStopping;

    private final RandomSource randoms;

    /**
     * What a run reaches.
     *
     * @param runs those that were not over in one step
     */
    record World(
            Semantics semantics,
            TaskRunner runner,
            Slots slots,
            Clock clock,
            String region,
            ExecutionLog log,
            Traces traces,
            EngineFigures figures,
            ByteRoom bytes,
            Set<ExpressRun> runs,
            BooleanSupplier stopping) {
        boolean isStopping() {
            return stopping.getAsBoolean();
        }
    }

    /** Makes the random numbers of one run. */
    @FunctionalInterface
    public interface RandomSource {
        RandomGenerator next();
    }

    public ExpressRuns(
            Semantics semantics,
            TaskRunner runner,
            Slots slots,
            Clock clock,
            String region,
            RandomSource randoms,
            ExecutionLog log,
            Traces traces,
            EngineFigures figures,
            int maxOpen,
            ByteRoom bytes) {
        this.maxOpen = maxOpen;
        this.bytes = bytes;
        this.world =
                new World(
                        semantics,
                        runner,
                        slots,
                        clock,
                        region,
                        log,
                        traces,
                        figures,
                        bytes,
                        runs,
                        () -> isStopping);
        this.randoms = randoms;
    }

    /**
     * Makes room for one more.
     *
     * @throws ThrottlingException if too many are open
     */
    public void open(StartExpress start) {
        if (isStopping) {
            throw new ServiceUnavailable("Gantry is stopping; please try again.");
        }
        if (open.incrementAndGet() > maxOpen) {
            open.decrementAndGet();
            throw new ThrottlingException();
        }
        if (!bytes.tryHold(start.input().utf8Length())) {
            open.decrementAndGet();
            throw new ThrottlingException();
        }
    }

    /** How many are open. */
    public Bounded open() {
        return new Bounded(open.get(), maxOpen);
    }

    /** How much these hold. */
    public Bounded openBytes() {
        return new Bounded(bytes.held(), bytes.most());
    }

    /** One that was opened will not run, or has ended. */
    public void close(int inputBytes) {
        open.decrementAndGet();
        bytes.release(inputBytes);
    }

    /** Runs one on this thread. */
    public SyncOutcome runSynchronously(StartExpress start) {
        open(start);
        try {
            long nowMs = world.clock().nowMs();
            var header = header(start.arn(), start.revision(), nowMs, start.input());
            Execution end =
                    run(
                            start.revision(),
                            header,
                            start.traceHeader(),
                            start.arn().runId(),
                            start.cancellation());
            return new SyncOutcome(
                    header.executionArn(),
                    end.status(),
                    nowMs,
                    end.closedAtMs(),
                    end.output(),
                    end.error(),
                    end.cause());
        } finally {
            close(start.input().utf8Length());
        }
    }

    /** Runs one whose journal row is on disk; {@code ended} hears how it ended. */
    public void runAsynchronously(
            JournalEntry entry, MachineRevision revision, Consumer<Execution> ended) {
        if (threads.isShutdown()) {
            return; // the journal has it run by the next start
        }
        if (entry.runs() > 1 || entry.isOfChild()) {
            open.incrementAndGet();
            bytes.holdAnyway(entry.input().utf8Length());
        }
        asynchronous.put(entry.id(), true);
        threads.execute(
                () -> {
                    try {
                        var header =
                                header(entry.arn(), revision, entry.startedAtMs(), entry.input());
                        ended.accept(
                                run(
                                        revision,
                                        header,
                                        entry.traceHeader(),
                                        entry.arn().runId(),
                                        Cancellation.none()));
                    } catch (ServiceUnavailable e) {
                        // The node stops: the journal has it run again.
                    } finally {
                        asynchronous.remove(entry.id());
                        close(entry.input().utf8Length());
                    }
                });
    }

    public boolean isRunning(long executionId) {
        return asynchronous.containsKey(executionId);
    }

    /** Has every run that may wait look at the clock. */
    public void tick() {
        runs.forEach(run -> run.signal(new ExpressRun.Signal.Look()));
    }

    /** Begins nothing more, and gives what runs some time to end. */
    public void stop(long graceMs) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(graceMs, TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        isStopping = true;
        tick();
    }

    private Execution run(
            MachineRevision revision,
            ExecutionHeader header,
            @Nullable String traceHeader,
            String key,
            Cancellation caller) {
        boolean hasHistory = revision.log() != null || revision.isTraced();
        var random = new LazyRandom(randoms);
        Execution begun = world.semantics().begin(revision.machine(), header);
        var run =
                new ExpressRun(
                        world,
                        revision,
                        begun,
                        spans(revision, header, traceHeader),
                        key,
                        () ->
                                new Surroundings(
                                        world.clock().nowMs(),
                                        random,
                                        (frame, attempt) -> key + "-" + frame + "-" + attempt,
                                        null,
                                        hasHistory));
        return run.run(caller);
    }

    private static @Nullable SpanBuilder spans(
            MachineRevision revision, ExecutionHeader header, @Nullable String traceHeader) {
        TracedExecution traced =
                revision.isTraced()
                        ? TracedExecution.of(
                                header.executionArn(),
                                revision.arn().toString(),
                                revision.arn().name(),
                                header.startedAtMs(),
                                traceHeader)
                        : null;
        return traced == null ? null : new SpanBuilder(traced);
    }

    private ExecutionHeader header(
            ExpressExecutionArn arn, MachineRevision revision, long startedAtMs, Payload input) {
        StateMachineArn machine = arn.stateMachineArn();
        return new ExecutionHeader(
                arn.toString(),
                arn.name(),
                machine.toString(),
                machine.unlabelled().name(),
                revision.roleArn(),
                world.region(),
                true,
                startedAtMs,
                input);
    }
}
