package gantry.server.configuration;

import gantry.operations.TokenBuckets.Limit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What may stand under {@code quotas}.
 *
 * @param numbers names of limits that are one number each
 * @param operations names of what has a token bucket; asked only if there are quotas
 * @param aws what {@code quotas: aws} sets, by name; asked only then
 */
public record KnownQuotas(
        List<String> numbers,
        Supplier<? extends Collection<String>> operations,
        Supplier<Map<String, Limit>> aws) {
    public KnownQuotas {
        numbers = List.copyOf(numbers);
    }
}
