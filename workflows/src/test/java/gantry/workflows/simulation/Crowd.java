package gantry.workflows.simulation;

import gantry.json.Payload;
import gantry.store.StoreException;
import gantry.workflows.activities.SteppedPoll;
import gantry.workflows.engine.ActivityTask;
import gantry.workflows.partition.Command;
import gantry.workflows.tokens.TaskToken;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Those who do tasks outside: workers that poll activities, and partners that are given a task
 * token. Some vanish with what they took; the others repeat their report until it is answered.
 */
final class Crowd {
    private static final long POLL_MICROS = 20 * Agenda.SECOND;
    private static final long PATIENCE_MICROS = 3 * Agenda.SECOND;

    private final Simulation world;
    private final Dice dice;
    private final List<Poll> polls = new ArrayList<>();
    private int busy;

    Crowd(Simulation world) {
        this.world = world;
        this.dice = world.dice.other();
    }

    void begin() {
        for (String activity : Machines.ACTIVITIES) {
            for (int i = dice.roll(3); i >= 0; i--) {
                String worker = activity + "-" + i;
                String arn = Machines.activityArn(activity);
                world.agenda.after(dice.between(0, Agenda.SECOND), () -> poll(worker, arn));
            }
        }
    }

    /** Whether nobody has a task in hand that he means to do. */
    boolean isContent() {
        return busy == 0;
    }

    // Polling

    /** A GetActivityTask call in a process. */
    private static final class Poll {
        final Node node;
        final SteppedPoll call;
        final Consumer<@Nullable ActivityTask> answer;
        boolean wasClaimed;

        Poll(Node node, SteppedPoll call, Consumer<@Nullable ActivityTask> answer) {
            this.node = node;
            this.call = call;
            this.answer = answer;
        }
    }

    private void poll(String worker, String arn) {
        world.agenda.after(world.network.delay(), () -> pollNow(worker, arn));
    }

    private void pollNow(String worker, String arn) {
        Node node = world.node();
        if (node == null || !node.isOpen()) {
            world.agenda.after(Agenda.SECOND, () -> poll(worker, arn));
            return;
        }
        var isHeard = new boolean[1];
        Consumer<@Nullable ActivityTask> answer =
                task -> {
                    if (!isHeard[0]) {
                        isHeard[0] = true;
                        hear(worker, arn, task);
                    }
                };
        // Who hears nothing, as the process died or the answer was lost, asks again.
        world.agenda.after(POLL_MICROS + 10 * Agenda.SECOND, () -> answer.accept(null));
        try {
            var poll = new Poll(node, new SteppedPoll(node.broker, arn, worker), answer);
            polls.add(poll);
            node.later(POLL_MICROS, () -> timeOut(poll));
            if (dice.happens(world.faults().vanishing())) {
                node.later(dice.between(0, POLL_MICROS), poll.call::leave);
            }
        } catch (StoreException e) {
            world.tell("poll of " + worker + " failed");
        }
        look();
    }

    private void timeOut(Poll poll) {
        if (poll.call.isClaimed()) {
            poll.node.later(Agenda.SECOND, () -> timeOut(poll));
        } else {
            poll.call.leave();
            look();
        }
    }

    /** Calls that wait see that something has changed. */
    void look() {
        for (Poll poll : List.copyOf(polls)) {
            if (!poll.node.isAlive()) {
                polls.remove(poll);
            } else if (poll.call.isOver()) {
                polls.remove(poll);
                answer(poll);
            } else {
                boolean isClaimed = poll.call.isClaimed();
                if (poll.wasClaimed && !isClaimed) {
                    lookAgain(poll);
                }
                poll.wasClaimed = isClaimed;
            }
        }
    }

    private void lookAgain(Poll poll) {
        try {
            poll.call.look();
        } catch (StoreException e) {
            poll.call.leave();
        }
    }

    private void answer(Poll poll) {
        ActivityTask task = poll.call.end();
        if (task != null) {
            TaskToken token = token(task.token());
            world.tell("handed out " + key(token));
            world.books.handedOut(token, world.life());
            if (dice.happens(world.faults().loss())) {
                world.tell("lost with its answer: " + key(token));
                return;
            }
        }
        world.agenda.after(world.network.delay(), () -> poll.answer.accept(task));
    }

    private void hear(String worker, String arn, @Nullable ActivityTask task) {
        if (task != null) {
            receive(task.token());
        }
        // A worker takes the next one while it does the first, now and then.
        world.agenda.after(
                dice.between(0, dice.oneIn(3) ? 10 * Agenda.SECOND : 1_000),
                () -> poll(worker, arn));
    }

    // Doing

    /** Somebody has the token of a task, and will answer for it or never. */
    void receive(String text) {
        TaskToken token = token(text);
        if (dice.happens(world.faults().vanishing())) {
            world.tell("nobody will answer for " + key(token));
            return;
        }
        busy++;
        long micros =
                dice.oneIn(6)
                        ? dice.between(Agenda.SECOND, 60 * Agenda.SECOND)
                        : dice.between(100, 3 * Agenda.SECOND);
        if (micros > Agenda.SECOND && !dice.oneIn(4)) {
            beat(token, world.agenda.micros() + micros);
        }
        boolean isGood = !dice.oneIn(4);
        String error = Machines.error(dice);
        world.agenda.after(micros, () -> report(token, isGood, error));
    }

    private void beat(TaskToken token, long untilMicros) {
        if (world.agenda.micros() < untilMicros) {
            send(token, new Command.TokenOutcome.Heartbeat(), 0, () -> {});
            world.agenda.after(
                    dice.between(Agenda.SECOND, 4 * Agenda.SECOND), () -> beat(token, untilMicros));
        }
    }

    private void report(TaskToken token, boolean isGood, String error) {
        var isOver = new boolean[1];
        world.network.persist(
                PATIENCE_MICROS,
                () -> isOver[0],
                () -> {
                    long send = world.books.nextSend();
                    String told = key(token) + " " + send;
                    Command.TokenOutcome outcome =
                            isGood
                                    ? new Command.TokenOutcome.Succeeded(Payload.of("done " + told))
                                    : new Command.TokenOutcome.Failed(error, "failed " + told);
                    send(
                            token,
                            outcome,
                            send,
                            () -> {
                                busy -= isOver[0] ? 0 : 1;
                                isOver[0] = true;
                            });
                });
    }

    private void send(TaskToken token, Command.TokenOutcome outcome, long send, Runnable answered) {
        var arrivedMs = new long[1];
        world.network.<Long>send(
                outcome.getClass().getSimpleName() + " " + key(token) + " " + send,
                (node, reply) -> {
                    arrivedMs[0] = world.agenda.passedMs();
                    node.post(token.partition(), new Command.Report(token, outcome, reply));
                },
                new Network.Caller<>() {
                    @Override
                    public void acknowledged(Long atMs) {
                        if (outcome instanceof Command.TokenOutcome.Heartbeat) {
                            world.books.heartbeatAcknowledged(token, arrivedMs[0]);
                        } else {
                            world.books.reportAcknowledged(token, send);
                        }
                    }

                    @Override
                    public void refused(RuntimeException reason, long sinceMicros) {
                        world.books.reportRefused(send);
                    }

                    @Override
                    public void heard(Long atMs) {
                        answered.run();
                    }

                    @Override
                    public void heardNo(RuntimeException reason) {
                        if (!Network.isToRetry(reason)) {
                            answered.run();
                        }
                    }
                });
    }

    private TaskToken token(String text) {
        TaskToken token = TaskToken.find(world.seal, text);
        if (token == null) {
            throw new Violation("A token is one of ours", text);
        }
        return token;
    }

    static String key(TaskToken token) {
        return token.executionId() + "-" + token.frame() + "-" + token.attempt();
    }
}
