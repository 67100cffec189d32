package gantry.states.definition;

import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;

/**
 * Compiles what a Map has in mode DISTRIBUTED. A Map in mode INLINE may have the same fields, which
 * are checked as well and have no effect (recorded). Confined to one parse.
 */
final class DistributedMapParser {
    private final @Nullable String label;
    private final @Nullable NumberSource count;
    private final @Nullable DecimalSource percentage;
    private final @Nullable ItemBatcher batcher;
    private final @Nullable ItemReader reader;
    private final @Nullable ResultWriter writer;
    private final DistributedMap.@Nullable ExecutionType type;

    DistributedMapParser(Fields map) {
        label = map.raw("Label") instanceof String text ? text : null;
        count = MapNumbers.whole(map, "ToleratedFailureCount", Long.MAX_VALUE);
        percentage = MapNumbers.decimal(map, "ToleratedFailurePercentage", 100.0);
        batcher = ItemBatcherParser.parse(map);
        reader = ItemReaderParser.parse(map);
        writer = ResultWriterParser.parse(map);
        type = executionType(map);
    }

    /**
     * @param processor null if it is absent or wrong
     * @return null in mode INLINE, or if something is wrong
     */
    @Nullable DistributedMap with(@Nullable Scope processor) {
        if (type == null || processor == null) {
            return null;
        }
        var child = new StateMachine(processor, null, null, Map.of());
        return new DistributedMap(type, label, reader, batcher, writer, count, percentage, child);
    }

    /** Whether the states of a Map's processor run in executions of type EXPRESS. */
    static boolean isExpress(Fields map) {
        return map.raw(processorOf(map)) instanceof JsonObject scope
                && scope.get("ProcessorConfig") instanceof JsonObject config
                && "DISTRIBUTED".equals(config.get("Mode"))
                && "EXPRESS".equals(config.get("ExecutionType"));
    }

    static String processorOf(Fields map) {
        return map.has("ItemProcessor") ? "ItemProcessor" : "Iterator";
    }

    /** Null in mode INLINE. */
    private static DistributedMap.@Nullable ExecutionType executionType(Fields map) {
        String processor = processorOf(map);
        if (!(map.raw(processor) instanceof JsonObject scope)) {
            return null;
        }
        var object = map.below("/" + processor, scope).object("ProcessorConfig");
        if (object == null) {
            return null;
        }
        var config = map.below("/" + processor + "/ProcessorConfig", object);
        config.supportOnly(Set.of("Mode", "ExecutionType"));
        if (!"DISTRIBUTED".equals(config.word("Mode", "INLINE", "DISTRIBUTED"))) {
            if (config.has("ExecutionType")) {
                config.problem("Field 'ExecutionType' is not supported");
            }
            return null;
        }
        config.require("ExecutionType");
        var type = config.word("ExecutionType", "STANDARD", "EXPRESS");
        LabelRule.check(map);
        if (map.isExpress()) {
            config.problemAt(
                    "Mode",
                    "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS'"
                            + " state machines");
        }
        return type == null ? null : DistributedMap.ExecutionType.valueOf(type);
    }
}
