package gantry.cli.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many cases of each group a server was asked, passed, and was not asked. */
final class Tallies {
    /** Of each group at least a tenth is asked. */
    private static final int LEAST_SHARE = 10;

    /** Of all cases at most one in a hundred is left out. */
    private static final int MOST_LEFT_OUT = 100;

    private final String title;
    private final Map<String, Tally> byGroup = new TreeMap<>();
    private final List<String> leftOut = new ArrayList<>();

    private static final class Tally {
        int asked;
        int passed;
        int leftOut;
    }

    Tallies(String title) {
        this.title = title;
    }

    void asked(String group) {
        tally(group).asked++;
    }

    void passed(String group) {
        tally(group).passed++;
    }

    void leftOut(String group, String id, String reason) {
        tally(group).leftOut++;
        leftOut.add(id + ": " + reason);
    }

    /** Fails unless enough of each group is asked. */
    void requireTenth() {
        byGroup.forEach(
                (group, tally) ->
                        assertThat(tally.asked * LEAST_SHARE)
                                .as("asked of " + group)
                                .isGreaterThanOrEqualTo(tally.asked + tally.leftOut));
    }

    /** Fails if too many are left out. */
    void requireNearlyAll() {
        int all = byGroup.values().stream().mapToInt(it -> it.asked + it.leftOut).sum();
        assertThat(leftOut.size() * MOST_LEFT_OUT).as("left out").isLessThanOrEqualTo(all);
    }

    void print() {
        System.out.printf("%-24s %7s %7s %9s%n", title, "asked", "passed", "left out");
        var total = new Tally();
        byGroup.forEach(
                (group, tally) -> {
                    print(group, tally);
                    total.asked += tally.asked;
                    total.passed += tally.passed;
                    total.leftOut += tally.leftOut;
                });
        print("all", total);
        leftOut.forEach(System.out::println);
    }

    private static void print(String name, Tally tally) {
        System.out.printf("%-24s %7d %7d %9d%n", name, tally.asked, tally.passed, tally.leftOut);
    }

    private Tally tally(String group) {
        return byGroup.computeIfAbsent(group, _ -> new Tally());
    }
}
