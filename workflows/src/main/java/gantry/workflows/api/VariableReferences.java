package gantry.workflows.api;

import gantry.json.JsonArray;
import gantry.json.JsonObject;
import gantry.states.definition.DefinitionParser;

import java.util.List;
import java.util.Map;

/** Which variables the states of a definition read, as the Describe operations list them. */
final class VariableReferences {
    private static final String MEMBER = "variableReferences";

    private VariableReferences() {}

    /** Adds the member, unless no state reads any. */
    static Answer put(Answer answer, IncludedData included, String definition) {
        // Without an Assign there are no variables; most definitions need no second parse.
        if (included != IncludedData.ALL_DATA || !definition.contains("Assign")) {
            return answer;
        }
        Map<String, List<String>> references =
                DefinitionParser.parse(definition, false).requireMachine().variableReferences();
        if (references.isEmpty()) {
            return answer;
        }
        var shape = JsonObject.builder();
        references.forEach((state, names) -> shape.put(state, JsonArray.copyOf(names)));
        return answer.with(MEMBER, shape.build());
    }
}
