package gantry.states.definition;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A Map state whose iterations run inside the execution (mode INLINE).
 *
 * @param processor ItemProcessor, or the legacy Iterator
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
