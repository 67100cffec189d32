package gantry.metrics;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes metrics in Prometheus' text form: families one after the other, each with its help, its
 * type and its samples. Confined to one thread.
 *
 * @see <a
 *     href="https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format">Text
 *     format</a>
 */
public final class Exposition {
    /** Of the answer that carries it. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final StringBuilder text = new StringBuilder(16_384);
    private final Set<String> names = new HashSet<>();
    private String current = "";

    /** What only grows; its name ends in {@code _total}. */
    public Family counter(String name, String help) {
        if (!name.endsWith("_total")) {
            throw new IllegalArgumentException(name + " is a counter and must end in _total");
        }
        return new Family(begin(name, "counter", help));
    }

    /** What goes up and down. */
    public Family gauge(String name, String help) {
        return new Family(begin(name, "gauge", help));
    }

    /**
     * How values are spread.
     *
     * @param perUnit how many of the recorded values make one of the unit in the name
     */
    public Histograms histogram(String name, String help, long perUnit) {
        return new Histograms(begin(name, "histogram", help), perUnit);
    }

    /** The samples of a family stand together. */
    private void requireCurrent(String name) {
        if (!name.equals(current)) {
            throw new IllegalStateException(name + " has ended, " + current + " has begun");
        }
    }

    private String begin(String name, String type, String help) {
        if (!NAME.matcher(name).matches() || !names.add(name)) {
            throw new IllegalArgumentException(name + " is no name, or there twice");
        }
        current = name;
        text.append("# HELP ").append(name).append(' ').append(escaped(help, false)).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return name;
    }

    /** Samples of one counter or gauge. */
    public final class Family {
        private final String name;

        private Family(String name) {
            this.name = name;
        }

        /**
         * Adds one.
         *
         * @param labels name, value, name, value …
         */
        public Family with(long value, String... labels) {
            requireCurrent(name);
            sample(name, Long.toString(value), labels);
            return this;
        }

        /** As {@link #with(long, String...)}. */
        public Family with(double value, String... labels) {
            requireCurrent(name);
            sample(name, Double.toString(value), labels);
            return this;
        }
    }

    /** Samples of one histogram. */
    public final class Histograms {
        private final String name;
        private final long perUnit;

        private Histograms(String name, long perUnit) {
            this.name = name;
            this.perUnit = perUnit;
        }

        /**
         * Adds one.
         *
         * @param labels name, value, name, value …
         */
        public Histograms with(Histogram.Snapshot histogram, String... labels) {
            requireCurrent(name);
            String[] bucket = new String[labels.length + 2];
            System.arraycopy(labels, 0, bucket, 0, labels.length);
            bucket[labels.length] = "le";
            long[] bounds = histogram.bounds();
            for (int i = 0; i <= bounds.length; i++) {
                bucket[labels.length + 1] = i == bounds.length ? "+Inf" : inUnits(bounds[i]);
                sample(name + "_bucket", Long.toString(histogram.atOrBelow()[i]), bucket);
            }
            sample(name + "_sum", inUnits(histogram.sum()), labels);
            sample(name + "_count", Long.toString(histogram.count()), labels);
            return this;
        }

        private String inUnits(long value) {
            return BigDecimal.valueOf(value)
                    .divide(BigDecimal.valueOf(perUnit))
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }

    private void sample(String name, String value, String... labels) {
        text.append(name);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
            text.append(escaped(labels[i + 1], true)).append('"');
        }
        text.append(labels.length == 0 ? " " : "} ").append(value).append('\n');
    }

    private static String escaped(String value, boolean isLabel) {
        String escaped = value.replace("\\", "\\\\").replace("\n", "\\n");
        return isLabel ? escaped.replace("\"", "\\\"") : escaped;
    }

    /** All that was written. */
    public String text() {
        return text.toString();
    }
}
