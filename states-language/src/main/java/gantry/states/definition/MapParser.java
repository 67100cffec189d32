package gantry.states.definition;

import org.jspecify.annotations.Nullable;

/** Compiles a Map state. */
final class MapParser {
    private static final NumberSource UNBOUNDED = new NumberSource.Constant(0);

    private MapParser() {}

    static @Nullable State parse(Fields state, StateHeader header, Transitions transitions) {
        var flow = FlowParser.parse(state);
        state.exactlyOne("ItemProcessor", "Iterator");
        var distributed = new DistributedMapParser(state);
        var processor = processor(state);
        var items = items(state);
        var itemSelector = itemSelector(state);
        var maxConcurrency = maxConcurrency(state);
        var retriers = ErrorRules.retriers(state);
        var catchers = ErrorRules.catchers(state, transitions);
        return flow == null || processor == null || items == null
                ? null
                : new MapState(
                        header,
                        flow,
                        processor,
                        items,
                        itemSelector,
                        maxConcurrency,
                        distributed.with(processor),
                        retriers,
                        catchers);
    }

    private static @Nullable Scope processor(Fields state) {
        String field = DistributedMapParser.processorOf(state);
        boolean express = DistributedMapParser.isExpress(state);
        return state.has(field)
                ? ScopeParser.nested(
                        state, "/" + field, state.raw(field), express, "ProcessorConfig")
                : null;
    }

    private static @Nullable ItemsSource items(Fields state) {
        if (state.isJsonata()) {
            var template = ExpressionParser.template(state, "Items");
            return template == null ? new ItemsSource.Input() : new ItemsSource.Given(template);
        }
        if (!state.has("ItemsPath")) {
            return new ItemsSource.At(DataPath.INPUT);
        }
        var path = PathParser.reference(state, "ItemsPath");
        return path == null ? null : new ItemsSource.At(path);
    }

    /** ItemSelector, or Parameters as it was first called. */
    private static @Nullable PayloadTemplate itemSelector(Fields state) {
        if (state.isJsonata()) {
            return ExpressionParser.template(state, "ItemSelector");
        }
        state.atMostOne("ItemSelector", "Parameters");
        return TemplateParser.parse(
                state, state.has("ItemSelector") ? "ItemSelector" : "Parameters");
    }

    private static NumberSource maxConcurrency(Fields state) {
        if (state.has("MaxConcurrencyPath") && !state.isJsonata()) {
            state.atMostOne("MaxConcurrency", "MaxConcurrencyPath");
            var path = PathParser.inputReference(state, "MaxConcurrencyPath");
            return path == null ? UNBOUNDED : new NumberSource.At("MaxConcurrencyPath", path);
        }
        var value = Sources.number(state, "MaxConcurrency", 0, Integer.MAX_VALUE);
        return value == null ? UNBOUNDED : value;
    }
}
