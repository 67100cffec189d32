package gantry.server.metrics;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Prometheus' text form as strictly as it is written down; what breaks it is an error. */
final class ExpositionText {
    private static final Pattern SAMPLE =
            Pattern.compile(
                    "([a-zA-Z_:][a-zA-Z0-9_:]*)"
                            + "(\\{(?:[a-zA-Z_]\\w*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\",?)*})?"
                            + " (-?[0-9.]+(?:E-?[0-9]+)?)");

    private final Map<String, String> types = new HashMap<>();
    private final Map<String, Double> samples = new LinkedHashMap<>();
    private String family = "";

    private ExpositionText() {}

    static ExpositionText parse(String text) {
        if (!text.endsWith("\n")) {
            throw new AssertionError("The last line does not end");
        }
        var parsed = new ExpositionText();
        text.lines().forEach(parsed::line);
        parsed.checkHistograms();
        return parsed;
    }

    /** By name and labels as they are written. */
    double value(String series) {
        Double value = samples.get(series);
        if (value == null) {
            throw new AssertionError("No " + series);
        }
        return value;
    }

    Map<String, String> types() {
        return types;
    }

    private void line(String line) {
        if (line.startsWith("# HELP ")) {
            family = line.split(" ", 4)[2];
            return;
        }
        if (line.startsWith("# TYPE ")) {
            String[] words = line.split(" ", -1);
            boolean isInOrder = words.length == 4 && words[2].equals(family);
            if (!isInOrder || types.put(family, words[3]) != null) {
                throw new AssertionError("Out of order, or there twice: " + line);
            }
            return;
        }
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches() || !isOfFamily(sample.group(1))) {
            throw new AssertionError("No sample of " + family + ": " + line);
        }
        String labels = sample.group(2) == null ? "" : sample.group(2);
        String series = sample.group(1) + labels;
        if (samples.put(series, Double.parseDouble(sample.group(3))) != null) {
            throw new AssertionError("Twice: " + series);
        }
    }

    private boolean isOfFamily(String name) {
        return "histogram".equals(types.get(family))
                ? name.equals(family + "_bucket")
                        || name.equals(family + "_sum")
                        || name.equals(family + "_count")
                : name.equals(family);
    }

    private void checkHistograms() {
        double before = 0;
        for (var sample : samples.entrySet()) {
            String series = sample.getKey();
            if (!series.contains("le=\"")) {
                before = 0;
                continue;
            }
            if (sample.getValue() < before) {
                throw new AssertionError("Not cumulative: " + series);
            }
            before = sample.getValue();
            if (series.endsWith("le=\"+Inf\"}")) {
                String count =
                        series.replace("_bucket{", "_count{")
                                .replaceFirst(",?le=\"\\+Inf\"}$", "}")
                                .replace("{}", "");
                if (value(count) != sample.getValue()) {
                    throw new AssertionError("Not the count: " + series);
                }
            }
        }
    }
}
