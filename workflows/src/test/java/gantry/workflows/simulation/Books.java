package gantry.workflows.simulation;

import static gantry.workflows.simulation.Violation.require;

import gantry.operations.AwsException;
import gantry.states.definition.Resource;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.Frame;
import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.Outcome;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.engine.Started;
import gantry.workflows.errors.ExecutionAlreadyExists;
import gantry.workflows.errors.ExecutionDoesNotExist;
import gantry.workflows.partition.TaskKey;
import gantry.workflows.store.Change;
import gantry.workflows.store.EngineBatch;
import gantry.workflows.tokens.TaskToken;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the world knows for certain, and what therefore must hold: whatever was acknowledged is
 * durable, whatever was refused did not happen, each history is well formed, no attempt of a task
 * takes effect twice, and none is sent twice but those that are sent <i>again</i>.
 */
final class Books {
    /** A redrive's client token is known so long (API reference of RedriveExecution). */
    private static final long TOKEN_LIFE_MS = 15 * 60_000;

    private final Simulation world;
    final Register register;
    final ExpressBooks express;
    private final Map<String, Decision> decisions = new HashMap<>();

    /** Starts that may have happened, by ARN. */
    private final Map<ExecutionArn, Integer> mayBeStarted = new HashMap<>();

    private final Map<String, Long> redrivenAtMs = new HashMap<>();

    /** Attempts that were sent to a runner or a worker, and by which process lately. */
    private final Map<String, Integer> sent = new HashMap<>();

    private final Map<Long, Integer> attemptsSent = new HashMap<>();
    private final Map<String, Long> effects = new HashMap<>();
    private final Set<Long> sendsInEffect = new HashSet<>();

    /** Reports that came before the call returned that began their task. */
    private final Set<Long> sendsKept = new HashSet<>();

    private final Set<Long> sendsRefused = new HashSet<>();
    private final Map<String, Long> reported = new HashMap<>();
    private final Set<String> submitted = new HashSet<>();
    private final Set<String> handedOut = new HashSet<>();
    private long sends;

    /** When a batch was decided, and by which process. */
    private record Decision(long passedMs, int life) {}

    Books(Simulation world) {
        this.world = world;
        this.register = new Register(world);
        this.express = new ExpressBooks(world);
    }

    /** A number that tells one report from every other. */
    long nextSend() {
        return ++sends;
    }

    // Batches

    void decided(EngineBatch batch) {
        decisions.put(key(batch), new Decision(world.agenda.passedMs(), world.life()));
    }

    private static String key(EngineBatch batch) {
        return batch.partition() + " " + batch.epoch() + " " + batch.number();
    }

    void durable(EngineBatch batch) {
        Decision decision = decisions.remove(key(batch));
        if (decision == null) {
            throw new Violation("What is written was decided", key(batch));
        }
        express.durable(batch);
        var touched = new LinkedHashSet<Long>();
        for (Change change : batch.changes()) {
            if (change instanceof Change.JournalPut || change instanceof Change.JournalDeleted) {
                continue;
            }
            touched.add(change.executionId());
            if (change instanceof Change.FramePut put) {
                keep(world.disk.store.frame(put));
            }
            if (change instanceof Change.ExecutionOpened opened) {
                register.opened(
                        opened.arn(),
                        opened.executionId(),
                        new Course(this, world.machines, opened.arn()));
            }
        }
        for (Change change : batch.changes()) {
            if (change instanceof Change.HistoryAdded history) {
                Course course = course(history.executionId());
                for (HistoryEvent event : world.disk.store.events(history)) {
                    world.tell(course.arn + " " + event.id() + " " + event.type().wireName());
                    course.add(event, decision.passedMs(), decision.life());
                }
                course.endedMicros = course.hasEnded() ? world.agenda.micros() : 0;
            }
        }
        for (Change change : batch.changes()) {
            if (change instanceof Change.ExecutionRemoved removed) {
                register.removed(removed);
                touched.remove(removed.executionId());
            }
        }
        for (long id : touched) {
            require(
                    world.disk.store.status(id).isClosed() == course(id).hasEnded(),
                    "The row of an execution and its history end together",
                    course(id).arn);
        }
    }

    private void keep(Frame frame) {
        switch (frame.earlyOutcome()) {
            case null -> {}
            case Outcome.Succeeded(var output) ->
                    sendsKept.add(Told.of(String.valueOf(output.value())).send());
            case Outcome.Failed(_, _, var cause) ->
                    sendsKept.add(Told.of(String.valueOf(cause)).send());
        }
    }

    /** The process died: what it had decided and nobody wrote is void. */
    void died() {
        decisions.clear();
        world.network.died();
    }

    private Course course(long id) {
        return register.course(id);
    }

    // Answers

    void asked(ExecutionArn arn) {
        mayBeStarted.merge(arn, 1, Integer::sum);
    }

    void startAcknowledged(ExecutionArn arn, Started told) {
        register.require(
                arn,
                course -> course.startedAtMs() == told.startedAtMs(),
                "A start that was acknowledged is durable");
    }

    /**
     * A start was refused.
     *
     * @param sinceMicros when the request came
     */
    void startRefused(ExecutionArn arn, Object reason, long sinceMicros) {
        if (reason instanceof ExecutionAlreadyExists) {
            require(
                    register.wasThere(arn, sinceMicros),
                    "An execution that is said to exist is durable",
                    arn);
        } else {
            refused(arn, reason, sinceMicros);
            mayBeStarted.merge(arn, -1, Integer::sum);
        }
    }

    void refused(ExecutionArn arn, Object reason, long sinceMicros) {
        require(reason instanceof AwsException, "A refusal is in AWS's words: " + reason, arn);
        require(
                !(reason instanceof ExecutionDoesNotExist)
                        || !register.isThereSince(arn, sinceMicros),
                "What is there is not said to be missing",
                arn);
    }

    void stopAcknowledged(ExecutionArn arn, long atMs) {
        register.require(
                arn,
                course -> course.endsAtMs.contains(atMs),
                "A stop that was acknowledged is durable");
    }

    void redriveAcknowledged(ExecutionArn arn, String token, long atMs) {
        Course course =
                register.require(
                        arn,
                        each -> each.redrivesAtMs.contains(atMs),
                        "A redrive that was acknowledged is durable");
        Long before = redrivenAtMs.put(token + " " + course.startedAtMs(), atMs);
        require(
                before == null || before == atMs || atMs - before >= TOKEN_LIFE_MS,
                "A client token redrives once",
                arn);
    }

    void reportAcknowledged(TaskToken token, long send) {
        require(
                sendsInEffect.contains(send) || sendsKept.contains(send) || isMoot(token),
                "A report that was acknowledged is durable",
                Crowd.key(token));
        Long before = reported.put(Crowd.key(token), send);
        require(before == null, "One report counts for an attempt", Crowd.key(token));
    }

    /**
     * Whether the report came before the call returned that began the task, and in the same turn
     * the call failed, or a branch beside it: then it was kept, and is not any more.
     */
    private boolean isMoot(TaskToken token) {
        String attempt = Crowd.key(token);
        return !submitted.contains(attempt) && !handedOut.contains(attempt) && frame(token) == null;
    }

    /** The frame of an attempt, as it is durable; null if it has gone on. */
    private @Nullable Frame frame(TaskToken token) {
        if (!world.disk.store.has(token.executionId())) {
            return null;
        }
        return world.disk.store.frames(token.executionId()).stream()
                .filter(each -> each.no() == token.frame() && each.attempt() == token.attempt())
                .findFirst()
                .orElse(null);
    }

    void reportRefused(long send) {
        sendsRefused.add(send);
        require(!sendsInEffect.contains(send), "What was refused has no effect", "send " + send);
    }

    void heartbeatAcknowledged(TaskToken token, long passedMs) {
        Frame frame = frame(token);
        if (frame != null) {
            course(token.executionId()).beat(frame.lastEventId(), passedMs);
        }
    }

    // Tasks

    void sent(TaskKey task, Resource resource, int life) {
        boolean isSentAgain = resource.arn().contains(":dynamodb:");
        begun(task.executionId(), task.idempotencyKey(), life, isSentAgain);
    }

    void handedOut(TaskToken token, int life) {
        handedOut.add(Crowd.key(token));
        begun(token.executionId(), Crowd.key(token), life, false);
    }

    private void begun(long id, String key, int life, boolean isSentAgain) {
        Integer before = sent.put(key, life);
        require(
                before == null || (isSentAgain && before < life),
                "No attempt is sent twice but those that are sent again",
                key);
        int attempts = attemptsSent.merge(id, before == null ? 1 : 0, Integer::sum);
        require(attempts <= course(id).started(), "A task is sent after its start is durable", key);
    }

    /**
     * What a task or a worker reports, in a text that names the attempt and the report.
     *
     * @param send tells it from every other report
     */
    private record Told(String attempt, long send) {
        /** Of {@code done ATTEMPT SEND} or {@code failed ATTEMPT SEND}. */
        static Told of(String text) {
            int first = text.indexOf(' ');
            int last = text.lastIndexOf(' ');
            return new Told(
                    text.substring(first + 1, last),
                    Long.parseLong(text, last + 1, text.length(), 10));
        }
    }

    /** What a call returned that waits for a token. */
    void submitted(String arn, String text) {
        require(submitted.add(Told.of(text).attempt()), "A task is submitted once: " + text, arn);
    }

    /** The outcome of a task stands in the history. */
    void effect(String arn, String text) {
        Told told = Told.of(text);
        require(sent.containsKey(told.attempt()), "What has an effect was sent: " + text, arn);
        require(
                effects.put(told.attempt(), told.send()) == null,
                "No attempt takes effect twice: " + text,
                arn);
        require(sendsInEffect.add(told.send()), "No report counts twice: " + text, arn);
        require(
                !sendsRefused.contains(told.send()),
                "What was refused has no effect: " + text,
                arn);
    }

    // The end

    /** Whether every execution has ended or waits for something that has a name. */
    boolean areAllAtRest() {
        return express.areAllOver() && world.disk.store.ids().stream().allMatch(this::isAtRest);
    }

    private boolean isAtRest(long id) {
        if (world.disk.store.status(id).isClosed()) {
            return true;
        }
        var goOn = new HashSet<Integer>();
        for (Frame frame : world.disk.store.frames(id)) {
            switch (frame.phase()) {
                case STARTED, SUBMITTED, JOINING -> goOn.add(frame.parent());
                case FINISHED, ABORTED -> {}
                case READY, WAITING, SCHEDULED, BACKING_OFF, MAP_RUN -> {
                    return false;
                }
            }
        }
        for (Frame frame : world.disk.store.frames(id)) {
            boolean waits =
                    switch (frame.phase()) {
                        case STARTED, SUBMITTED -> isForsaken(id, frame);
                        case JOINING -> goOn.contains(frame.no());
                        default -> true;
                    };
            if (!waits) {
                return false;
            }
        }
        return world.disk.store.row(id).deadlineMs() > world.agenda.nowMs() + TOKEN_LIFE_MS;
    }

    /** Whether it waits without a deadline for somebody who will not answer. */
    private boolean isForsaken(long id, Frame frame) {
        var token = new TaskToken(0, id, frame.no(), frame.attempt());
        return frame.wakeAtMs() == Frame.NEVER && !reported.containsKey(Crowd.key(token));
    }

    void tellWhoDoesNotEnd() {
        for (long id : world.disk.store.ids()) {
            if (!isAtRest(id)) {
                throw new Violation(
                        "Every execution ends or waits for something that has a name; frames "
                                + world.disk.store.frames(id).stream()
                                        .map(each -> each.no() + " " + each.phase())
                                        .toList(),
                        course(id).arn);
            }
        }
        require(express.areAllOver(), "Every Express execution ends", "journal");
        throw new Violation("Every caller is answered, every worker has done its part", "");
    }

    void checkAtRest() {
        Node node = world.node();
        if (node == null) {
            throw new Violation("In the calm a process runs", "");
        }
        require(node.isIdle() && node.slots.taken() == 0, "Every slot is given back", "slots");
        require(world.network.inService() == 0, "Every request is answered", "asked");
        long open = 0;
        for (long id : world.disk.store.ids()) {
            ExecutionStatus status = world.disk.store.status(id);
            open += status.isClosed() ? 0 : 1;
            require(
                    status != ExecutionStatus.SUCCEEDED || world.disk.store.frames(id).isEmpty(),
                    "A success leaves no frames",
                    course(id).arn);
        }
        require(node.open.count() == open, "Open executions are counted", node.open.count());
        long counted = 0;
        for (int i = 0; i < world.partitions; i++) {
            counted += world.disk.store.countOpen(i);
        }
        require(counted == open, "Rows tell how many are open", counted + " of " + open);
        mayBeStarted.forEach(
                (arn, times) ->
                        require(
                                times > 0 || world.disk.store.find(arn) == null,
                                "A start that was refused did not happen",
                                arn));
    }
}
