package gantry.states.interpreter;

import gantry.json.JsonArray;
import gantry.json.JsonObject;
import gantry.states.definition.PayloadTemplate;

import org.jspecify.annotations.Nullable;

/** Evaluates payload templates; recursion is as deep as the definition's text nests. */
final class Templates {
    private Templates() {}

    static @Nullable Object evaluate(PayloadTemplate template, Scene scene) {
        scene.run().budget.evaluation(1);
        return switch (template) {
            case PayloadTemplate.Literal literal -> literal.value();
            case PayloadTemplate.PathValue path -> scene.readFor(path.field(), path.path());
            case PayloadTemplate.IntrinsicValue intrinsic -> scene.evaluate(intrinsic.call());
            case PayloadTemplate.Evaluated evaluated ->
                    scene.evaluate(evaluated.location(), evaluated.expression());
            case PayloadTemplate.ObjectTemplate object -> {
                var members = JsonObject.builder();
                for (PayloadTemplate.Field field : object.fields()) {
                    members.put(field.name(), evaluate(field.value(), scene));
                }
                yield members.build();
            }
            case PayloadTemplate.ArrayTemplate array -> {
                var elements = JsonArray.builder();
                for (PayloadTemplate element : array.elements()) {
                    elements.add(evaluate(element, scene));
                }
                yield elements.build();
            }
        };
    }
}
