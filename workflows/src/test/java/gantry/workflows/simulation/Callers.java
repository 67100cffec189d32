package gantry.workflows.simulation;

import gantry.json.Payload;
import gantry.operations.ThrottlingException;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.Qualifiers;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.RedriveExecution;
import gantry.workflows.engine.StartExecution;
import gantry.workflows.engine.Started;
import gantry.workflows.partition.Command;
import gantry.workflows.store.PartitionOf;

import java.util.ArrayList;
import java.util.List;

/**
 * Those who start, stop and redrive executions. Each repeats what it wants until it hears an
 * answer: a start with the same name and input, a redrive with the same client token.
 */
final class Callers {
    private static final long PATIENCE_MICROS = 3 * Agenda.SECOND;

    private final Simulation world;
    private final Dice dice;
    private final List<ExecutionArn> started = new ArrayList<>();
    private int orders;
    private int unanswered;
    private int toCome;

    Callers(Simulation world) {
        this.world = world;
        this.dice = world.dice.other();
    }

    void begin(long forMicros) {
        for (int i = 40 + dice.roll(120); i > 0; i--) {
            toCome++;
            world.agenda.after(dice.between(0, forMicros), () -> comes(this::start));
        }
        for (int i = dice.roll(60); i > 0; i--) {
            toCome++;
            world.agenda.after(dice.between(0, forMicros), () -> comes(this::stop));
        }
        for (int i = dice.roll(80); i > 0; i--) {
            toCome++;
            world.agenda.after(dice.between(0, 2 * forMicros), () -> comes(this::redrive));
        }
    }

    private void comes(Runnable order) {
        toCome--;
        order.run();
    }

    /** Whether nobody waits for an answer, nor will. */
    boolean areContent() {
        return unanswered == 0 && toCome == 0;
    }

    private int partition(ExecutionArn arn) {
        return PartitionOf.execution(arn, world.partitions);
    }

    /** Looks at an answer, or at the reason of a refusal. */
    @FunctionalInterface
    private interface Verdict {
        void hear(Object answer, long sinceMicros);
    }

    /** Sends until an answer is heard. */
    private <T> void persist(String what, Network.Request<T> request, Verdict verdict) {
        unanswered++;
        var caller =
                new Network.Caller<T>() {
                    private boolean isOver;

                    @Override
                    public void acknowledged(T answer) {
                        verdict.hear(answer, 0);
                    }

                    @Override
                    public void refused(RuntimeException reason, long sinceMicros) {
                        verdict.hear(reason, sinceMicros);
                    }

                    @Override
                    public void heard(T answer) {
                        end();
                    }

                    @Override
                    public void heardNo(RuntimeException reason) {
                        if (!Network.isToRetry(reason)) {
                            end();
                        }
                    }

                    private void end() {
                        unanswered -= isOver ? 0 : 1;
                        isOver = true;
                    }
                };
        world.network.persist(
                PATIENCE_MICROS,
                () -> caller.isOver,
                () -> world.network.send(what, request, caller));
    }

    private void start() {
        MachineRevision machine = world.machines.any(dice);
        int number = ++orders;
        ExecutionArn arn = machine.arn().execution(name(number));
        var order =
                new StartExecution(
                        arn,
                        true,
                        machine,
                        Qualifiers.NONE,
                        Payload.of(GeneratedMachine.input(dice, number)),
                        null);
        started.add(arn);
        this.<Started>persist(
                "start " + arn,
                (node, reply) -> {
                    world.books.asked(arn);
                    if (!node.tryPostStart(partition(arn), new Command.Start(order, reply))) {
                        reply.fail(new ThrottlingException());
                    }
                },
                (answer, sinceMicros) -> {
                    if (answer instanceof Started told) {
                        world.books.startAcknowledged(arn, told);
                    } else {
                        world.books.startRefused(arn, answer, sinceMicros);
                    }
                });
    }

    /** A new one; a few only where a name may become free. */
    private String name(int number) {
        return world.kinds.removes() && world.extra.oneIn(3)
                ? "again" + world.extra.roll(2)
                : "e" + number;
    }

    private void stop() {
        if (started.isEmpty()) {
            return;
        }
        ExecutionArn arn = dice.pick(started);
        this.<Long>persist(
                "stop " + arn,
                (node, reply) ->
                        node.post(partition(arn), new Command.Stop(arn, "Stopped", null, reply)),
                (answer, sinceMicros) -> {
                    if (answer instanceof Long atMs) {
                        world.books.stopAcknowledged(arn, atMs);
                    } else {
                        world.books.refused(arn, answer, sinceMicros);
                    }
                });
    }

    private void redrive() {
        if (started.isEmpty()) {
            return;
        }
        ExecutionArn arn = dice.pick(started);
        String token = "redrive-" + ++orders;
        this.<Long>persist(
                token + " " + arn,
                (node, reply) ->
                        node.post(
                                partition(arn),
                                new Command.Redrive(
                                        new RedriveExecution(arn, token, false), reply)),
                (answer, sinceMicros) -> {
                    if (answer instanceof Long atMs) {
                        world.books.redriveAcknowledged(arn, token, atMs);
                    } else {
                        world.books.refused(arn, answer, sinceMicros);
                    }
                });
    }
}
