package gantry.states.interpreter;

import gantry.json.Payload;
import gantry.states.definition.DefinitionParser;
import gantry.states.definition.StateMachine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A definition and an input from a seed.
 *
 * @param languages state to query language
 * @param chance what happens to its execution
 */
record GeneratedCase(
        long seed,
        StateMachine machine,
        ExecutionHeader header,
        String definition,
        Map<String, String> languages,
        Dice chance) {
    /** One definition with so many inputs: to parse it takes longer than to run it. */
    static List<GeneratedCase> of(long seed, int inputs) {
        var dice = new Dice(seed);
        var generated = new GeneratedMachine(dice);
        String definition = generated.definition();
        StateMachine machine =
                DefinitionParser.parse(definition, generated.express).requireMachine();
        var cases = new ArrayList<GeneratedCase>(inputs);
        for (int i = 0; i < inputs; i++) {
            Payload input = new GeneratedValues(dice).input();
            ExecutionHeader header = header(generated.express, input);
            Map<String, String> languages = generated.languages();
            cases.add(
                    new GeneratedCase(seed, machine, header, definition, languages, dice.other()));
        }
        return cases;
    }

    private static ExecutionHeader header(boolean express, Payload input) {
        ExecutionHeader usual = Runs.header("{}");
        return new ExecutionHeader(
                usual.executionArn(),
                usual.name(),
                usual.stateMachineArn(),
                usual.stateMachineName(),
                usual.roleArn(),
                usual.region(),
                express,
                usual.startedAtMs(),
                input);
    }

    /** The interpreter's own chance, the same each time. */
    Random random() {
        return new Random(seed);
    }

    /** The query language of a state. */
    String languageOf(String state) {
        return languages.getOrDefault(state, "none");
    }

    /** All that a test needs to name this case and keep it. */
    String described() {
        return "seed %d%s%ndefinition %s%ninput %s"
                .formatted(
                        seed,
                        header.express() ? ", express" : "",
                        definition,
                        header.input().text());
    }
}
