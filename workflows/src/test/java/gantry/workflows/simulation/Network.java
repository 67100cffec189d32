package gantry.workflows.simulation;

import gantry.operations.ServiceUnavailable;
import gantry.operations.ThrottlingException;
import gantry.workflows.partition.Reply;

import java.util.function.BooleanSupplier;

/** Carries requests to the process and answers back; loses some, and is slow at times. */
final class Network {
    private final Simulation world;
    private final Dice dice;
    private int inService;

    Network(Simulation world) {
        this.world = world;
        this.dice = world.dice.other();
    }

    /** What a request asks the process to do. */
    @FunctionalInterface
    interface Request<T> {
        void post(Node node, Reply<T> reply);
    }

    /** What must hold when the process answers, and what the caller does once it hears. */
    interface Caller<T> {
        /** The process says that it is done. */
        void acknowledged(T answer);

        /**
         * The process says that it is not done.
         *
         * @param sinceMicros when it was asked
         */
        void refused(RuntimeException reason, long sinceMicros);

        /** It is heard that it is done. */
        void heard(T answer);

        /** It is heard that it is not done. */
        void heardNo(RuntimeException reason);
    }

    /** Sends it once; the caller may never hear of it. */
    <T> void send(String what, Request<T> request, Caller<T> caller) {
        if (dice.happens(world.faults().loss())) {
            world.tell("lost on the way: " + what);
            return;
        }
        world.agenda.after(delay(), () -> arrive(what, request, caller));
    }

    /** How many requests a living process has not answered. */
    int inService() {
        return inService;
    }

    /** The process is gone, and with it what it had to answer. */
    void died() {
        inService = 0;
    }

    private <T> void arrive(String what, Request<T> request, Caller<T> caller) {
        Node node = world.node();
        if (node == null || !node.isOpen()) {
            return; // nobody listens
        }
        world.tell("asked: " + what);
        inService++;
        request.post(node, new Answering<>(what, node, caller));
    }

    private final class Answering<T> implements Reply<T> {
        private final String what;
        private final Node node;
        private final Caller<T> caller;
        private final long sinceMicros = world.agenda.micros();
        private boolean isAnswered;

        Answering(String what, Node node, Caller<T> caller) {
            this.what = what;
            this.node = node;
            this.caller = caller;
        }

        @Override
        public void succeed(T answer) {
            answer("done");
            caller.acknowledged(answer);
            carryBack(() -> caller.heard(answer));
        }

        @Override
        public void fail(RuntimeException reason) {
            answer(reason.getClass().getSimpleName());
            caller.refused(reason, sinceMicros);
            carryBack(() -> caller.heardNo(reason));
        }

        private void answer(String how) {
            Violation.require(!isAnswered, "A request has one answer", what);
            Violation.require(node.isAlive(), "The dead do not answer", what);
            isAnswered = true;
            inService--;
            world.tell("answered " + what + ": " + how);
        }

        private void carryBack(Runnable word) {
            if (dice.happens(world.faults().loss())) {
                world.tell("lost on the way back: " + what);
            } else {
                world.agenda.after(delay(), word);
            }
        }
    }

    long delay() {
        return dice.happens(world.faults().loss() / 4)
                ? dice.between(Agenda.SECOND, 40 * Agenda.SECOND)
                : dice.between(100, 20_000);
    }

    /** Whether a caller should try again. */
    static boolean isToRetry(RuntimeException reason) {
        return reason instanceof ServiceUnavailable || reason instanceof ThrottlingException;
    }

    /** Repeats an action until it is told that it is over. */
    void persist(long everyMicros, BooleanSupplier isOver, Runnable send) {
        if (isOver.getAsBoolean()) {
            return;
        }
        send.run();
        if (dice.happens(world.faults().twice())) {
            world.agenda.after(
                    dice.between(0, Agenda.SECOND),
                    () -> {
                        if (!isOver.getAsBoolean()) {
                            send.run();
                        }
                    });
        }
        world.agenda.after(
                everyMicros + dice.between(0, Agenda.SECOND),
                () -> persist(everyMicros, isOver, send));
    }
}
