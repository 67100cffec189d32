package gantry.bench;

import java.util.Arrays;
import java.util.List;

/** The middle of some figures, and how far apart they lie. */
final class Medians {
    private Medians() {}

    static double median(List<Double> figures) {
        double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Such as {@code 0.31..0.42}. */
    static String spread(List<Double> figures) {
        double[] sorted = figures.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return "%.2f..%.2f".formatted(sorted[0], sorted[sorted.length - 1]);
    }
}
