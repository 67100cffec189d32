package gantry.states.definition;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A Map state: its iterations run inside the execution (mode INLINE), or as child executions of a
 * map run (mode DISTRIBUTED).
 *
 * @param processor ItemProcessor, or the legacy Iterator
 * @param distributed null in mode INLINE
 * @param itemSelector ItemSelector, or the legacy Parameters; null if absent: the item itself
 * @param maxConcurrency MaxConcurrency or its Path form; 0 = no bound, the default
 */
public record MapState(
        StateHeader header,
        DataFlow flow,
        Scope processor,
        ItemsSource items,
        @Nullable PayloadTemplate itemSelector,
        NumberSource maxConcurrency,
        @Nullable DistributedMap distributed,
        List<Retrier> retriers,
        List<Catcher> catchers)
        implements State {
    public MapState {
        retriers = List.copyOf(retriers);
        catchers = List.copyOf(catchers);
    }

    @Override
    public String type() {
        return "Map";
    }
}
