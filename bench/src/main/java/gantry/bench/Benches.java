package gantry.bench;

import gantry.json.Json;
import gantry.json.JsonArray;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code gantry bench} can measure, and the table it makes of it. */
public final class Benches {
    private static final List<Bench> ALL =
            List.of(
                    new Interpretation(),
                    new DriverLimit(),
                    new SyncExpress(),
                    new DurableStart(),
                    new DurableTasks(),
                    new TokenLatency(),
                    new WideStates(),
                    new TimerAccuracy(),
                    new Recovery(),
                    new WaitingHeap(),
                    new ClosedCost(),
                    new FunctionCalls());

    private Benches() {}

    /** The fixed names by which one is chosen. */
    public static List<String> names() {
        return ALL.stream().map(Bench::name).toList();
    }

    /**
     * Measures and prints the table; takes minutes.
     *
     * @param chosen some of {@link #names()}; none means all
     * @param quick few and short rounds: shows that it works, not for quoting
     * @param json where the rows are written too; null for nowhere
     * @param gantry the script whose server is measured
     * @return whether every row has a figure
     */
    public static boolean measure(
            List<String> chosen, boolean quick, @Nullable Path json, Path gantry)
            throws IOException {
        Settings settings = quick ? Settings.quick(gantry) : Settings.thorough(gantry);
        List<Row> rows = new ArrayList<>();
        for (Bench bench : ALL) {
            if (chosen.isEmpty() || chosen.contains(bench.name())) {
                System.err.println("Measuring " + bench.name() + " …");
                rows.addAll(rowsOf(bench, settings));
            }
        }
        rows.forEach(row -> System.out.println(row.toLine()));
        if (json != null) {
            Files.writeString(
                    json, Json.print(JsonArray.copyOf(rows.stream().map(Row::toJson).toList())));
        }
        return rows.stream().allMatch(row -> row.figure() != null);
    }

    private static List<Row> rowsOf(Bench bench, Settings settings) {
        try {
            return bench.run(settings);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(unmeasured(bench, e));
        } catch (Exception e) {
            return List.of(unmeasured(bench, e));
        }
    }

    private static Row unmeasured(Bench bench, Exception why) {
        return new Row(bench.name(), null, "", "", null, "not measured: " + why.getMessage());
    }
}
