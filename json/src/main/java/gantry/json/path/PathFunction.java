package gantry.json.path;

import gantry.json.JsonArray;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The functions a path may end with. Sums and their like are doubles, as in Jayway; but the maximum
 * of numbers that are all below zero is the largest of them (Jayway's is {@code 4.9E-324}), and the
 * last of one element is that element (Jayway fails).
 */
enum PathFunction {
    LENGTH,
    SIZE,
    SUM,
    MIN,
    MAX,
    AVG,
    STDDEV,
    CONCAT,
    APPEND,
    KEYS,
    FIRST,
    LAST,
    INDEX;

    static @Nullable PathFunction find(String text) {
        for (PathFunction function : values()) {
            if (function.text().equals(text)) {
                return function;
            }
        }
        return null;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The function's value for what its path leads to.
     *
     * @throws PathNotFoundException if there is nothing to calculate from
     */
    @Nullable Object apply(@Nullable Object model, List<@Nullable Object> arguments) {
        return switch (this) {
            case LENGTH, SIZE -> length(model, arguments);
            case SUM -> aggregate(model, arguments, PathFunction::sum);
            case MIN -> aggregate(model, arguments, PathFunction::min);
            case MAX -> aggregate(model, arguments, PathFunction::max);
            case AVG -> aggregate(model, arguments, n -> sum(n) / n.size());
            case STDDEV -> aggregate(model, arguments, PathFunction::deviation);
            case CONCAT -> concatenate(model, arguments);
            case APPEND -> append(model, arguments);
            case KEYS -> model instanceof Map<?, ?> map ? JsonArray.copyOf(map.keySet()) : null;
            case FIRST -> element(model, 0);
            case LAST -> element(model, -1);
            case INDEX -> element(model, position(arguments));
        };
    }

    private static @Nullable Object length(
            @Nullable Object model, List<@Nullable Object> arguments) {
        if (!arguments.isEmpty() && arguments.getFirst() instanceof List<?> list) {
            return (long) list.size();
        }
        return switch (model) {
            case List<?> list -> (long) list.size();
            case Map<?, ?> map -> (long) map.size();
            case null, default -> null;
        };
    }

    private static Double aggregate(
            @Nullable Object model,
            List<@Nullable Object> arguments,
            ToDoubleFunction<List<Double>> calculation) {
        var numbers = new ArrayList<Double>();
        if (model instanceof List<?> list) {
            addNumbers(list, numbers);
        }
        for (Object argument : arguments) {
            addNumbers(argument instanceof List<?> list ? list : JsonArray.of(argument), numbers);
        }
        if (numbers.isEmpty()) {
            throw empty();
        }
        return calculation.applyAsDouble(numbers);
    }

    private static void addNumbers(List<?> values, List<Double> numbers) {
        for (Object value : values) {
            if (value instanceof Number number) {
                numbers.add(number.doubleValue());
            }
        }
    }

    private static PathNotFoundException empty() {
        return new PathNotFoundException(
                "Aggregation function attempted to calculate value using empty array");
    }

    private static double sum(List<Double> numbers) {
        double sum = 0; // in the order of writing, one after the other, as Jayway adds
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }

    private static double min(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private static double max(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    private static double deviation(List<Double> numbers) {
        double sum = 0;
        double squares = 0;
        for (double number : numbers) {
            sum += number;
            squares += number * number;
        }
        int count = numbers.size();
        return Math.sqrt(squares / count - sum * sum / count / count);
    }

    private static String concatenate(@Nullable Object model, List<@Nullable Object> arguments) {
        var text = new StringBuilder();
        if (model instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof String part) {
                    text.append(part);
                }
            }
        }
        for (Object argument : arguments) {
            for (Object part : argument instanceof List<?> list ? list : JsonArray.of(argument)) {
                if (part != null) {
                    text.append(part instanceof Number n ? Comparisons.text(n) : part);
                }
            }
        }
        return text.toString();
    }

    private static @Nullable Object append(
            @Nullable Object model, List<@Nullable Object> arguments) {
        if (!(model instanceof List<?> list)) {
            return model;
        }
        var longer = JsonArray.builder();
        list.forEach(longer::add);
        arguments.forEach(longer::add);
        return longer.build();
    }

    private static int position(List<@Nullable Object> arguments) {
        if (!arguments.isEmpty() && arguments.getFirst() instanceof Number number) {
            return number.intValue();
        }
        throw new PathNotFoundException("The function index has no number as its argument");
    }

    private static @Nullable Object element(@Nullable Object model, int index) {
        if (!(model instanceof List<?> list)) {
            throw empty();
        }
        int at = index < 0 ? list.size() + index : index;
        if (at < 0 || at >= list.size()) {
            throw new PathNotFoundException(
                    "Target index:" + index + " larger than object count:" + list.size());
        }
        return list.get(at);
    }
}
