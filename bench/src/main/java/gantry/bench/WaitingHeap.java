package gantry.bench;

import java.time.Duration;
import java.util.List;

/** What a million waiting executions hold of a heap of 512 MiB: they wait on the disk. */
final class WaitingHeap implements Bench {
    private static final int CLIENTS = 256;
    private static final int FEW = 10_000;
    private static final int MANY = 1_000_000;
    private static final int MANY_QUICKLY = 50_000;
    private static final double BAR_MIB = 64;
    private static final double MIB = 1 << 20;
    private static final int COLLECTIONS = 3;

    @Override
    public String name() {
        return "waiting-heap";
    }

    @Override
    public List<Row> run(Settings settings) throws Exception {
        int many = settings.isQuick() ? MANY_QUICKLY : MANY;
        try (StartedServer server = StartedServer.start(settings.gantry(), _ -> {}, "-Xmx512m")) {
            ClosedLoop.Request start = Waiting.start(server, Duration.ofDays(30));
            ClosedLoop.runCalls(server, CLIENTS, FEW, start);
            long before = heap(server);
            ClosedLoop.runCalls(server, CLIENTS, many - FEW, start);
            long after = heap(server);
            double grown = (after - before) / MIB;
            return List.of(
                    new Row(
                            name(),
                            grown,
                            "MiB",
                            "< %.0f from 10,000 to 1,000,000".formatted(BAR_MIB),
                            grown < BAR_MIB,
                            "%.0f MiB with %,d waiting, %.0f MiB with %,d, -Xmx512m"
                                    .formatted(before / MIB, FEW, after / MIB, many)));
        }
    }

    /** The least of some: what a collection just missed is not held. */
    private static long heap(StartedServer server) throws Exception {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            least = Math.min(least, server.heapAfterCollection());
        }
        return least;
    }
}
