package gantry.states.definition;

import gantry.json.JsonObject;

import java.util.Set;
import java.util.regex.Pattern;

/** What AWS checks about a Map in mode DISTRIBUTED, before it is refused as not built. */
final class DistributedMapRules {
    /** Of MaxItems. */
    private static final long MAX_ITEMS = 100_000_000;

    /** Of MaxInputBytesPerBatch: a payload. */
    private static final long MAX_INPUT_BYTES = 262_144;

    private static final Pattern READER_RESOURCE =
            Pattern.compile("arn:aws[a-z-]*:states:::s3:(getObject|listObjectsV2)");

    /** Without effect on a Map in mode INLINE are Label and the tolerance, which AWS takes. */
    private static final String[] DISTRIBUTED_FIELDS = {
        "ItemReader", "ItemBatcher", "ResultWriter"
    };

    private DistributedMapRules() {}

    static void check(Fields map) {
        checkTolerance(map);
        checkBatcher(map);
        checkReader(map);
        var writer = map.object("ResultWriter");
        if (writer != null) {
            expressions(map.below("/ResultWriter", writer), "Arguments");
        }
        checkProcessorConfig(map);
        for (String field : DISTRIBUTED_FIELDS) {
            if (map.has(field)) {
                map.compilation.notBuilt.uses(NotBuilt.Feature.DISTRIBUTED_MAP, map.at(field));
            }
        }
    }

    private static void checkProcessorConfig(Fields map) {
        String processor = map.has("ItemProcessor") ? "ItemProcessor" : "Iterator";
        if (!(map.raw(processor) instanceof JsonObject scope)) {
            return;
        }
        var object = map.below("/" + processor, scope).object("ProcessorConfig");
        if (object == null) {
            return;
        }
        var config = map.below("/" + processor + "/ProcessorConfig", object);
        config.supportOnly(Set.of("Mode", "ExecutionType"));
        if (!"DISTRIBUTED".equals(config.word("Mode", "INLINE", "DISTRIBUTED"))) {
            if (config.has("ExecutionType")) {
                config.problem("Field 'ExecutionType' is not supported");
            }
            return;
        }
        config.require("ExecutionType");
        config.word("ExecutionType", "STANDARD", "EXPRESS");
        LabelRule.check(map);
        if (map.compilation.express) {
            config.problemAt(
                    "Mode",
                    "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS'"
                            + " state machines");
        }
        map.compilation.notBuilt.uses(NotBuilt.Feature.DISTRIBUTED_MAP, config.at("Mode"));
    }

    private static void checkTolerance(Fields map) {
        map.atMostOne("ToleratedFailureCount", "ToleratedFailureCountPath");
        map.atMostOne("ToleratedFailurePercentage", "ToleratedFailurePercentagePath");
        integer(map, "ToleratedFailureCount", Long.MAX_VALUE);
        if (map.isExpression(map.raw("ToleratedFailurePercentage"))) {
            ExpressionParser.parse(map, "ToleratedFailurePercentage");
        } else {
            map.decimal("ToleratedFailurePercentage", 0.0, 100.0);
        }
        path(map, "ToleratedFailureCountPath");
        path(map, "ToleratedFailurePercentagePath");
    }

    private static void checkBatcher(Fields map) {
        var object = map.object("ItemBatcher");
        if (object == null) {
            return;
        }
        var batcher = map.below("/ItemBatcher", object);
        batcher.atMostOne("MaxItemsPerBatch", "MaxItemsPerBatchPath");
        batcher.atMostOne("MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath");
        integer(batcher, "MaxItemsPerBatch", Long.MAX_VALUE);
        integer(batcher, "MaxInputBytesPerBatch", MAX_INPUT_BYTES);
        expressions(batcher, "BatchInput");
        path(batcher, "MaxItemsPerBatchPath");
        path(batcher, "MaxInputBytesPerBatchPath");
    }

    private static void checkReader(Fields map) {
        var object = map.object("ItemReader");
        if (object == null) {
            return;
        }
        var reader = map.below("/ItemReader", object);
        reader.require("Resource");
        var resource = reader.text("Resource");
        if (resource != null && !READER_RESOURCE.matcher(resource).matches()) {
            reader.problemAt(
                    "Resource", "The field 'Resource' does not match any of the allowed values");
        }
        expressions(reader, "Arguments");
        var config = reader.object("ReaderConfig");
        if (config != null) {
            checkReaderConfig(reader.below("/ReaderConfig", config));
        }
    }

    private static void checkReaderConfig(Fields config) {
        config.atMostOne("MaxItems", "MaxItemsPath");
        integer(config, "MaxItems", MAX_ITEMS);
        path(config, "MaxItemsPath");
        var headers = config.word("CSVHeaderLocation", "FIRST_ROW", "GIVEN");
        if ("GIVEN".equals(headers)) {
            config.require("CSVHeaders");
        }
    }

    /** From 0 to a bound, or an expression of JSONata. */
    private static void integer(Fields fields, String field, long max) {
        if (fields.isExpression(fields.raw(field))) {
            ExpressionParser.parse(fields, field);
        } else {
            fields.integer(field, 0, max);
        }
    }

    private static void expressions(Fields fields, String field) {
        if (fields.isJsonata()) {
            ExpressionParser.template(fields, field);
        }
    }

    private static void path(Fields fields, String field) {
        if (!fields.has(field)) {
            return;
        }
        if (fields.isJsonata()) {
            // of the Map's own fields its table has told so already
            if (!fields.has("Type")) {
                fields.wrongLanguage(field, QueryLanguage.JSON_PATH);
            }
        } else {
            PathParser.inputReference(fields, field);
        }
    }
}
