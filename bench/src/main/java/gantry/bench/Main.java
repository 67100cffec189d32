package gantry.bench;

import gantry.json.Json;
import gantry.json.JsonArray;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code gantry bench [NAME…] [--json FILE] [--quick]}: measures and prints the table. */
public final class Main {
    private static final List<Bench> BENCHES = List.of(new DurableStart(), new SyncExpress());
    private static final String USAGE = "Usage: gantry bench [NAME...] [--json FILE] [--quick]";

    private Main() {}

    /**
     * Ends with status 2 for a wrong argument, 1 if something could not be measured, 0 otherwise.
     */
    public static void main(String[] args) throws IOException {
        System.exit(run(args, Path.of(System.getProperty("gantry.script", "gantry"))));
    }

    private static int run(String[] args, Path gantry) throws IOException {
        List<String> names = new ArrayList<>();
        @Nullable Path json = null;
        boolean quick = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--quick" -> quick = true;
                case "--json" -> {
                    if (i + 1 == args.length) {
                        return refuse("--json needs the name of a file to write");
                    }
                    json = Path.of(args[++i]);
                }
                default -> names.add(args[i]);
            }
        }
        List<Bench> chosen = new ArrayList<>(BENCHES);
        if (!names.isEmpty()) {
            for (String name : names) {
                if (BENCHES.stream().noneMatch(bench -> bench.name().equals(name))) {
                    return refuse("There is no bench \"" + name + "\"; there are " + known());
                }
            }
            chosen.removeIf(bench -> !names.contains(bench.name()));
        }
        return measure(chosen, quick ? Settings.quick(gantry) : Settings.thorough(gantry), json);
    }

    private static int measure(List<Bench> benches, Settings settings, @Nullable Path json)
            throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Bench bench : benches) {
            System.err.println("Measuring " + bench.name() + " …");
            rows.addAll(rowsOf(bench, settings));
        }
        rows.forEach(row -> System.out.println(row.toLine()));
        if (json != null) {
            Files.writeString(
                    json, Json.print(JsonArray.copyOf(rows.stream().map(Row::toJson).toList())));
        }
        return rows.stream().allMatch(row -> row.figure() != null) ? 0 : 1;
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

    private static int refuse(String why) {
        System.err.println(why + "\n" + USAGE);
        return 2;
    }

    private static String known() {
        return BENCHES.stream().map(Bench::name).collect(Collectors.joining(", "));
    }
}
