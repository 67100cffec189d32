package gantry.bench;

import java.time.Duration;

/**
 * Two loads of the same seconds: in short turns, each coming first as often as second. A shared
 * machine changes its speed within seconds, by a third and more; of two rounds that follow each
 * other one would get the better half.
 *
 * @param first the mean rate of the first load
 * @param second that of the second
 */
record Turns(double first, double second) {
    /** Connections are opened anew each turn, so that it should not be shorter. */
    static final Duration SHORT = Duration.ofMillis(500);

    /** Gives each load as long as {@code each}, in turns of so long. */
    static Turns run(Duration each, Duration turn, Throughput first, Throughput second)
            throws Exception {
        long turns = Math.max(2, each.dividedBy(turn));
        double firsts = 0;
        double seconds = 0;
        for (int i = 0; i < turns; i++) {
            if (i % 2 == 0) {
                firsts += first.perSecond(turn);
                seconds += second.perSecond(turn);
            } else {
                seconds += second.perSecond(turn);
                firsts += first.perSecond(turn);
            }
        }
        return new Turns(firsts / turns, seconds / turns);
    }

    double secondToFirst() {
        return second / first;
    }
}
