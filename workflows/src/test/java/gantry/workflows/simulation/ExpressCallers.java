package gantry.workflows.simulation;

import gantry.json.Payload;
import gantry.operations.Cancellation;
import gantry.operations.ThrottlingException;
import gantry.workflows.arn.ExpressExecutionArn;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.StartExpress;
import gantry.workflows.engine.Started;
import gantry.workflows.partition.Command;
import gantry.workflows.partition.Reply;
import gantry.workflows.store.PartitionOf;

/**
 * Those who start asynchronous Express executions, and repeat it until they hear an answer: each
 * request that comes is another run.
 */
final class ExpressCallers {
    private static final long PATIENCE_MICROS = 3 * Agenda.SECOND;

    private final Simulation world;
    private final Dice dice;
    private int unanswered;
    private int runs;

    ExpressCallers(Simulation world) {
        this.world = world;
        this.dice = world.extra.other();
    }

    void begin(long forMicros) {
        for (int i = 0; i < world.kinds.express(); i++) {
            String name = "x" + i;
            unanswered++;
            world.agenda.after(dice.between(0, forMicros), () -> start(name));
        }
    }

    boolean areContent() {
        return unanswered == 0;
    }

    private void start(String name) {
        MachineRevision machine = world.machines.any(dice);
        Payload input = Payload.of(GeneratedMachine.input(dice, 0));
        var caller =
                new Network.Caller<Started>() {
                    private boolean isOver;

                    @Override
                    public void acknowledged(Started answer) {}

                    @Override
                    public void refused(RuntimeException reason, long sinceMicros) {}

                    @Override
                    public void heard(Started answer) {
                        unanswered -= isOver ? 0 : 1;
                        isOver = true;
                    }

                    @Override
                    public void heardNo(RuntimeException reason) {
                        if (!Network.isToRetry(reason)) {
                            throw new Violation("An Express execution may start: " + reason, name);
                        }
                    }
                };
        world.network.persist(
                PATIENCE_MICROS,
                () -> caller.isOver,
                () ->
                        world.network.<Started>send(
                                "express " + name,
                                (node, reply) -> post(node, machine, name, input, reply),
                                caller));
    }

    private void post(
            Node node, MachineRevision machine, String name, Payload input, Reply<Started> reply) {
        var arn =
                new ExpressExecutionArn(
                        "aws",
                        machine.arn().region(),
                        machine.arn().account(),
                        machine.arn().name(),
                        name,
                        "run" + ++runs);
        var start = new StartExpress(arn, machine, input, null, Cancellation.none());
        Reply<Started> told =
                new Reply<>() {
                    @Override
                    public void succeed(Started answer) {
                        reply.succeed(answer);
                        world.books.express.startAcknowledged(arn, answer);
                    }

                    @Override
                    public void fail(RuntimeException reason) {
                        reply.fail(reason);
                        world.books.express.startRefused(arn);
                    }
                };
        int partition = PartitionOf.text(arn.toString(), world.partitions);
        if (!node.tryPostStart(partition, new Command.StartAsynchronously(start, told))) {
            told.fail(new ThrottlingException());
        }
    }
}
