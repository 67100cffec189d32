package gantry.states.interpreter;

import gantry.json.Payload;
import gantry.states.definition.DecimalSource;
import gantry.states.definition.DistributedMap;
import gantry.states.definition.ItemBatcher;
import gantry.states.definition.ItemReader;
import gantry.states.definition.MapState;
import gantry.states.definition.NumberSource;
import gantry.states.definition.PayloadTemplate;
import gantry.states.definition.ResultWriter;
import gantry.states.values.Codes;
import gantry.states.values.PayloadSize;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Evaluates what a map run needs to know, in AWS's order. */
final class MapRunPlans {
    private static final long NONE = 0;

    private MapRunPlans() {}

    static MapRunPlan plan(Run run, MapState state, long maxConcurrency, Scene scene) {
        DistributedMap map = MapRuns.distributed(state);
        long count = toleratedCount(map.toleratedFailureCount(), scene);
        double percentage = toleratedPercentage(map.toleratedFailurePercentage(), scene);
        ReaderPlan reader = reader(map.reader(), scene, state);
        BatchPlan batch = batch(map.batcher(), scene, state);
        WriterPlan writer = writer(map.writer(), scene, state);
        String label = MapRunNames.label(run.header(), state);
        String uuid = Codes.uuid(run.surroundings.random());
        return new MapRunPlan(
                MapRunNames.mapRunArn(run.header(), label, uuid),
                maxConcurrency,
                count,
                percentage,
                reader,
                batch,
                writer);
    }

    static long toleratedCount(@Nullable NumberSource source, Scene scene) {
        return notNegative("ToleratedFailureCount", integer(source, scene));
    }

    private static long notNegative(String field, long value) {
        if (value < 0) {
            throw StateFailure.runtime(field + " cannot be negative.");
        }
        return value;
    }

    static double toleratedPercentage(@Nullable DecimalSource source, Scene scene) {
        double percentage = Decimals.of(source, scene);
        if (percentage >= 0 && percentage <= 100) {
            return percentage;
        }
        throw StateFailure.runtime("ToleratedFailurePercentage must be between 0 and 100.");
    }

    static @Nullable ReaderPlan reader(@Nullable ItemReader reader, Scene scene, MapState state) {
        if (reader == null) {
            return null;
        }
        Payload arguments = made(reader.arguments(), scene, state);
        return new ReaderPlan(
                reader.resource(),
                arguments == null ? Payload.EMPTY_OBJECT : arguments,
                reader.config(),
                integer(reader.maxItems(), scene));
    }

    static @Nullable BatchPlan batch(@Nullable ItemBatcher batcher, Scene scene, MapState state) {
        return batcher == null
                ? null
                : new BatchPlan(
                        notNegative("MaxItemsPerBatch", integer(batcher.maxItemsPerBatch(), scene)),
                        notNegative(
                                "MaxInputBytesPerBatch",
                                integer(batcher.maxInputBytesPerBatch(), scene)),
                        made(batcher.batchInput(), scene, state));
    }

    private static @Nullable WriterPlan writer(
            @Nullable ResultWriter writer, Scene scene, MapState state) {
        if (writer == null) {
            return null;
        }
        Payload arguments = made(writer.arguments(), scene, state);
        Object given = arguments == null ? null : arguments.value();
        return new WriterPlan(
                text(given, "Bucket"),
                text(given, "Prefix"),
                writer.config().outputType(),
                writer.config().transformation());
    }

    private static @Nullable String text(@Nullable Object arguments, String name) {
        return arguments instanceof Map<?, ?> object && object.get(name) instanceof String text
                ? text
                : null;
    }

    /** Also as a text, of a path or of an expression (measured). */
    private static long integer(@Nullable NumberSource source, Scene scene) {
        return switch (source) {
            case null -> NONE;
            case NumberSource.Evaluated(var field, var expression) -> {
                Object value = scene.evaluate(field, expression);
                Long number = Integers.find(value);
                if (number == null) {
                    throw Evaluations.unexpected(field, expression, "number", value);
                }
                yield number;
            }
            case NumberSource.Constant _, NumberSource.At _ ->
                    Integers.of(source, scene, Long.MIN_VALUE, Long.MAX_VALUE);
        };
    }

    private static @Nullable Payload made(
            @Nullable PayloadTemplate template, Scene scene, MapState state) {
        if (template == null) {
            return null;
        }
        Object value = Templates.evaluate(template, scene);
        if (!PayloadSize.isPrintable(value)) {
            throw StateFailure.dataLimitExceeded(state.name());
        }
        return Payload.of(value);
    }
}
