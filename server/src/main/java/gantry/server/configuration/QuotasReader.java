package gantry.server.configuration;

import gantry.operations.TokenBuckets.Limit;
import gantry.settings.NearestName;
import gantry.settings.Problems;
import gantry.settings.Values;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the key {@code quotas}: {@code aws}, or a mapping of limits to numbers and of operations to
 * {@code {bucket: 1300, rate: 300}}.
 */
final class QuotasReader {
    private static final String AWS = "aws";
    private static final String BUCKET = "bucket";
    private static final String RATE = "rate";
    private static final List<String> MEMBERS = List.of(BUCKET, RATE);

    /** Ours: more than one machine does, and a token still has its whole microsecond. */
    private static final int MAX_RATE = 1_000_000;

    private final Problems problems;
    private final Values values;
    private final KnownQuotas known;
    private final Map<String, Long> numbers = new LinkedHashMap<>();
    private final Map<String, Limit> rates = new LinkedHashMap<>();

    QuotasReader(Problems problems, KnownQuotas known) {
        this.problems = problems;
        this.values = new Values(problems);
        this.known = known;
    }

    void read(String key, Node node) {
        if (node instanceof ScalarNode scalar) {
            if (scalar.getValue().equals(AWS)) {
                rates.putAll(known.aws().get());
            } else {
                problems.at(node, key + " must be aws, or a mapping of keys to values.");
            }
            return;
        }
        values.members(key, node).forEach(this::readQuota);
    }

    /** By name, those that are set. */
    Map<String, Long> numbers() {
        return numbers;
    }

    /** By the operation's name, those that are set. */
    Map<String, Limit> rates() {
        return rates;
    }

    private void readQuota(String name, NodeTuple tuple) {
        if (known.numbers().contains(name)) {
            Long limit = values.number(name, tuple.getValueNode(), 1, Integer.MAX_VALUE);
            if (limit != null) {
                numbers.put(name, limit);
            }
            return;
        }
        var operations = known.operations().get();
        if (operations.contains(name)) {
            Limit limit = limit(name, tuple.getValueNode());
            if (limit != null) {
                rates.put(name, limit);
            }
            return;
        }
        var all = new ArrayList<>(known.numbers());
        all.addAll(operations);
        problems.at(
                tuple.getKeyNode(),
                "unknown quota \"%s\"; did you mean \"%s\"?"
                        .formatted(name, NearestName.find(name, all)));
    }

    private @Nullable Limit limit(String name, Node node) {
        Long bucket = null;
        Long rate = null;
        int found = problems.sentences().size();
        for (var member : values.members(name, node).entrySet()) {
            Node value = member.getValue().getValueNode();
            switch (member.getKey()) {
                case BUCKET -> bucket = values.number(BUCKET, value, 1, MAX_RATE);
                case RATE -> rate = values.number(RATE, value, 1, MAX_RATE);
                default ->
                        problems.at(
                                member.getValue().getKeyNode(),
                                "unknown key \"%s\" of a quota; did you mean \"%s\"?"
                                        .formatted(
                                                member.getKey(),
                                                NearestName.find(member.getKey(), MEMBERS)));
            }
        }
        if (bucket != null && rate != null) {
            return new Limit(Math.toIntExact(bucket), Math.toIntExact(rate));
        }
        if (found == problems.sentences().size()) {
            problems.at(
                    node,
                    name
                            + " needs a bucket (calls at once after a rest) and a rate (calls a"
                            + " second), such as {bucket: 1300, rate: 300}.");
        }
        return null;
    }
}
