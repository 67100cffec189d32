package gantry.states.intrinsics;

import gantry.json.JsonArray;
import gantry.states.definition.DataPath;
import gantry.states.definition.Intrinsic;
import gantry.states.definition.Intrinsic.Argument;
import gantry.states.definition.IntrinsicFunction;
import gantry.states.values.Codes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;

/**
 * Evaluates calls of intrinsic functions. Calls stand in each other at most {@link
 * Intrinsic#MAX_DEPTH} deep.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html">Intrinsics
 *     for JSONPath states</a>
 */
public final class Intrinsics {
    private static final int CHARACTERS_PER_UNIT = 1_024;

    private final PathReader paths;
    private final RandomGenerator random;
    private final LongConsumer work;

    /**
     * @param work is told how many arguments, elements and KiB each call goes through and makes
     */
    public Intrinsics(PathReader paths, RandomGenerator random, LongConsumer work) {
        this.paths = paths;
        this.random = random;
        this.work = work;
    }

    /** What stands at a path that is the argument of a call. */
    @FunctionalInterface
    public interface PathReader {
        @Nullable Object read(DataPath path);
    }

    /**
     * The value of a call.
     *
     * @throws IntrinsicFailure if it has none; the reader's own exceptions pass through
     */
    public @Nullable Object evaluate(Intrinsic call) {
        List<@Nullable Object> values = new ArrayList<>(call.arguments().size());
        for (Argument argument : call.arguments()) {
            Object value = value(argument);
            work.accept(1 + sizeOf(value));
            values.add(value);
        }
        if (call.function() == IntrinsicFunction.FORMAT) {
            return Format.format(call, values);
        }
        Object result = apply(new Arguments(call.function(), values));
        work.accept(sizeOf(result));
        return result;
    }

    private @Nullable Object value(Argument argument) {
        return switch (argument) {
            case Argument.Constant constant -> constant.value();
            case Argument.Text text -> text.value();
            case Argument.Path path -> paths.read(path.path());
            case Argument.Call nested -> evaluate(nested.call());
        };
    }

    private static long sizeOf(@Nullable Object value) {
        return switch (value) {
            case Collection<?> elements -> elements.size();
            case Map<?, ?> members -> members.size();
            case String text -> text.length() / CHARACTERS_PER_UNIT;
            case null, default -> 0;
        };
    }

    private @Nullable Object apply(Arguments arguments) {
        return switch (arguments.function()) {
            case FORMAT -> throw new IllegalStateException("Format needs its template as written");
            case STRING_TO_JSON -> TextFunctions.toJson(arguments);
            case JSON_TO_STRING -> TextFunctions.fromJson(arguments);
            case ARRAY -> JsonArray.copyOf(arguments.values());
            case ARRAY_PARTITION -> ArrayFunctions.partition(arguments);
            case ARRAY_CONTAINS -> ArrayFunctions.contains(arguments);
            case ARRAY_RANGE -> ArrayFunctions.range(arguments);
            case ARRAY_GET_ITEM -> ArrayFunctions.item(arguments);
            case ARRAY_LENGTH -> (long) arguments.array(0).size();
            case ARRAY_UNIQUE -> ArrayFunctions.unique(arguments);
            case BASE64_ENCODE -> CodeFunctions.encode(arguments);
            case BASE64_DECODE -> CodeFunctions.decode(arguments);
            case HASH -> CodeFunctions.hash(arguments);
            case JSON_MERGE -> ObjectFunctions.merge(arguments);
            case MATH_RANDOM -> NumberFunctions.random(arguments, random);
            case MATH_ADD -> NumberFunctions.add(arguments);
            case STRING_SPLIT -> TextFunctions.split(arguments);
            case UUID -> Codes.uuid(random);
        };
    }
}
