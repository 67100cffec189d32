package gantry.states.definition;

import org.jspecify.annotations.Nullable;

/** Compiles a Map state. */
final class MapParser {
    private static final NumberSource UNBOUNDED = new NumberSource.Constant(0);

    private MapParser() {}

    static @Nullable State parse(Fields state, StateHeader header, Transitions transitions) {
        var flow = FlowParser.parse(state);
        state.exactlyOne("ItemProcessor", "Iterator");
        DistributedMapRules.check(state);
        var processor = processor(state);
        var itemsPath = itemsPath(state);
        var itemSelector = itemSelector(state);
        var maxConcurrency = maxConcurrency(state);
        var retriers = ErrorRules.retriers(state);
        var catchers = ErrorRules.catchers(state, transitions);
        return flow == null || processor == null || itemsPath == null
                ? null
                : new MapState(
                        header,
                        flow,
                        processor,
                        itemsPath,
                        itemSelector,
                        maxConcurrency,
                        retriers,
                        catchers);
    }

    private static @Nullable Scope processor(Fields state) {
        String field = state.has("ItemProcessor") ? "ItemProcessor" : "Iterator";
        return state.has(field)
                ? ScopeParser.nested(state, "/" + field, state.raw(field), "ProcessorConfig")
                : null;
    }

    private static @Nullable DataPath itemsPath(Fields state) {
        return state.has("ItemsPath") && !state.isJsonata()
                ? PathParser.reference(state, "ItemsPath")
                : DataPath.INPUT;
    }

    /** ItemSelector, or Parameters as it was first called. */
    private static @Nullable PayloadTemplate itemSelector(Fields state) {
        if (state.isJsonata()) {
            return null;
        }
        state.atMostOne("ItemSelector", "Parameters");
        return TemplateParser.parse(
                state, state.has("ItemSelector") ? "ItemSelector" : "Parameters");
    }

    private static NumberSource maxConcurrency(Fields state) {
        state.atMostOne("MaxConcurrency", "MaxConcurrencyPath");
        if (state.has("MaxConcurrencyPath") && !state.isJsonata()) {
            var path = PathParser.inputReference(state, "MaxConcurrencyPath");
            return path == null ? UNBOUNDED : new NumberSource.At("MaxConcurrencyPath", path);
        }
        var value = state.integer("MaxConcurrency", 0, Integer.MAX_VALUE);
        return value == null ? UNBOUNDED : new NumberSource.Constant(value);
    }
}
