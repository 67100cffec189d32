package gantry.workflows.simulation;

import gantry.workflows.tokens.Seal;

import org.jspecify.annotations.Nullable;

/**
 * One run of the engine in a world made from a seed: a time of trouble in which executions are
 * started, stopped and redriven while things go wrong, then a time of calm in which every execution
 * must come to its end or wait for something that has a name.
 */
final class Simulation {
    /** How long executions are started and things go wrong. */
    private static final long TROUBLE_MICROS = 120 * Agenda.SECOND;

    /** Longer than any generated execution takes. */
    private static final long LONGEST_CALM_MICROS = 6 * 3_600 * Agenda.SECOND;

    private static final long LOOK_EVERY_MICROS = 30 * Agenda.SECOND;
    private static final long DAY_MS = 86_400_000;

    final Dice dice;
    final Agenda agenda = new Agenda();
    final Trace trace = new Trace();
    final Seal seal = new Seal(1, new byte[Seal.KEY_BYTES]);
    final Variation variation;
    final Kinds kinds;

    /** For what the kinds add: a world that lacks one is as it would be if there were none. */
    final Dice extra;

    final Machines machines;
    final Books books;
    final Disk disk;
    final Network network;
    final Crowd crowd;
    final Callers callers;
    private final ExpressCallers expressCallers;
    final int partitions;
    private final Faults troubles;
    private final Dice fate;
    private final Dice operator;
    private boolean isCalm;
    private long lookAtMicros;
    private @Nullable Node node;
    private int life;

    /** How a run went. */
    record Result(String fingerprint, long executions, long crashes) {}

    private Simulation(long seed, Variation variation, Kinds kinds) {
        this.dice = new Dice(seed);
        this.variation = variation;
        this.kinds = kinds;
        this.extra = new Dice(seed + 1);
        this.fate = dice.other();
        this.operator = new Dice(~seed);
        this.troubles = Faults.of(dice.other());
        this.partitions = 1 + dice.roll(6);
        this.machines = new Machines(dice.other());
        this.disk = new Disk(this, partitions);
        this.books = new Books(this);
        this.network = new Network(this);
        this.crowd = new Crowd(this);
        this.callers = new Callers(this);
        this.expressCallers = new ExpressCallers(this);
    }

    /** Runs the world of this seed; throws a {@link Violation} that tells the seed. */
    static Result run(long seed) {
        return run(seed, Variation.NONE);
    }

    static Result run(long seed, Variation variation) {
        return run(seed, variation, Kinds.of(seed));
    }

    /** The same, but not all the kinds of it are done. */
    static Result run(long seed, Variation variation, Kinds kinds) {
        var world = new Simulation(seed, variation, kinds);
        try {
            return world.run();
        } catch (Violation | RuntimeException | StackOverflowError e) {
            String about = e instanceof Violation violation ? violation.about() : "";
            throw new AssertionError(
                    "Seed %d (-Dtest=SimulationTest -Dseed=%d), %s, %s: %s%n%s"
                            .formatted(
                                    seed, seed, world.troubles, kinds, e, world.trace.about(about)),
                    e);
        }
    }

    private Result run() {
        boot();
        callers.begin(TROUBLE_MICROS);
        expressCallers.begin(TROUBLE_MICROS);
        crowd.begin();
        agenda.after(Agenda.SECOND, this::maySetClock);
        if (operator.oneIn(3)) {
            agenda.after(operator.between(0, 60 * Agenda.SECOND), this::stop);
        }
        agenda.after(TROUBLE_MICROS, this::calm);
        while (!isCalm || !isAtRest()) {
            step();
        }
        books.checkAtRest();
        return new Result(
                trace.fingerprint(),
                books.register.executions() + books.express.count(),
                life - 1L);
    }

    private void step() {
        Runnable next = agenda.next();
        if (next == null) {
            throw new Violation("Something is always to come", "");
        }
        try {
            next.run();
        } catch (Crash e) {
            die(String.valueOf(e.getMessage()));
        }
    }

    private boolean isAtRest() {
        if (agenda.micros() > TROUBLE_MICROS + LONGEST_CALM_MICROS) {
            books.tellWhoDoesNotEnd();
        }
        boolean looks = lookAtMicros <= agenda.micros();
        if (looks) {
            lookAtMicros = agenda.micros() + LOOK_EVERY_MICROS;
        }
        return looks
                && node != null
                && node.isIdle()
                && callers.areContent()
                && expressCallers.areContent()
                && crowd.isContent()
                && books.areAllAtRest();
    }

    private void calm() {
        tell("from now on nothing goes wrong");
        isCalm = true;
        agenda.setRight();
    }

    // What goes wrong

    Faults faults() {
        return isCalm ? Faults.NONE : troubles;
    }

    /** Dies at this step if that is its fate. */
    void mayDie(String where) {
        if (node != null && fate.happens(faults().crash())) {
            throw new Crash(where);
        }
    }

    void die(String why) {
        Node dying = node;
        if (dying == null) {
            return;
        }
        tell("the process dies: " + why);
        dying.die();
        node = null;
        disk.lose();
        books.died();
        agenda.after(fate.between(1_000, 5 * Agenda.SECOND), this::boot);
    }

    /** Somebody stops the process now and then as SIGTERM does; another one starts. */
    private void stop() {
        Node running = node;
        if (running != null && running.isOpen()) {
            tell("the process is told to stop");
            running.stop(() -> die("it was told to"));
        }
        if (!isCalm) {
            agenda.after(operator.between(Agenda.SECOND, 60 * Agenda.SECOND), this::stop);
        }
    }

    private void boot() {
        life++;
        tell("process " + life + " starts");
        var started = new Node(this, life);
        node = started;
        started.begin();
    }

    private void maySetClock() {
        if (isCalm) {
            return;
        }
        if (fate.happens(faults().clockJump())) {
            long most = fate.oneIn(4) ? DAY_MS : 60_000;
            long by = fate.between(-most, fate.oneIn(4) ? most : 1_000);
            tell("the wall clock jumps by " + by + " ms");
            agenda.jump(by);
        }
        agenda.after(fate.between(Agenda.SECOND, 60 * Agenda.SECOND), this::maySetClock);
    }

    // For all who take part

    /** The process that runs; null while none does. */
    @Nullable Node node() {
        return node;
    }

    /** Which process it is, or was last. */
    int life() {
        return life;
    }

    boolean isCalm() {
        return isCalm;
    }

    boolean isCalmSince(long micros) {
        return isCalm && TROUBLE_MICROS <= micros;
    }

    /** Something was posted to the node's workers. */
    void poke() {
        Node running = node;
        if (running != null) {
            running.poke();
        }
    }

    void tell(String what) {
        trace.add(agenda.micros(), what);
    }
}
