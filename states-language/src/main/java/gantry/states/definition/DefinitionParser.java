package gantry.states.definition;

import gantry.json.Json;
import gantry.json.JsonLimits;
import gantry.json.JsonObject;
import gantry.json.JsonParseException;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes a {@link StateMachine} of a definition's text, or tells everything that is wrong with it.
 * Start reading here; {@link ScopeParser}, {@link StateParser} and the parsers of the state types
 * follow.
 */
public final class DefinitionParser {
    private static final Set<String> MACHINE_FIELDS =
            Set.of("StartAt", "States", "Comment", "Version", "TimeoutSeconds", "QueryLanguage");

    private DefinitionParser() {}

    /**
     * Never throws for a text, whatever stands in it.
     *
     * @param express whether the machine is to be of type EXPRESS, which allows less
     */
    public static Parsed parse(String text, boolean express) {
        return parse(text, definition -> parse(definition, express, false));
    }

    /**
     * Makes a machine of one state's text, in which that state stands alone: those that it leads to
     * need not exist. For a machine of type STANDARD.
     *
     * @param name that the state is to have
     */
    public static Parsed parseState(String text, String name) {
        return parse(
                text,
                state ->
                        parse(
                                JsonObject.of(
                                        "StartAt", name, "States", JsonObject.of(name, state)),
                                false,
                                true));
    }

    private static Parsed parse(String text, Function<JsonObject, Parsed> parser) {
        if (text.isBlank()) {
            return notAnObject();
        }
        Object value;
        try {
            value = Json.parseUnique(text, JsonLimits.DEFINITION);
        } catch (JsonParseException e) {
            return notJson(text, e);
        }
        return value instanceof JsonObject object ? parser.apply(object) : notAnObject();
    }

    private static Parsed parse(JsonObject definition, boolean express, boolean loneState) {
        var languageProblems = new Problems();
        var language =
                LanguageChoice.read(languageProblems, "", definition, QueryLanguage.JSON_PATH);
        var compilation = new Compilation(express, loneState, language);
        compilation.problems.addErrors(languageProblems.all());
        var machine = Fields.ofMachine(compilation, language, definition);
        machine.supportOnly(MACHINE_FIELDS);
        var comment = machine.text("Comment");
        machine.word("Version", "1.0");
        var timeout = machine.integer("TimeoutSeconds", 0, ErrorRules.MAX_SECONDS);
        var root = ScopeParser.parse(machine);
        compilation.variables.check(compilation.problems);
        if (!compilation.endless) {
            compilation.problems.addErrors(compilation.unreachable);
        }
        if (compilation.problems.hasErrors()) {
            return new Parsed(null, compilation.problems.all());
        }
        if (root == null) {
            throw new IllegalStateException("A definition was refused without a reason");
        }
        return new Parsed(
                new StateMachine(root, comment, timeout, compilation.variables.references()),
                compilation.problems.warnings());
    }

    private static Parsed notAnObject() {
        var problems = new Problems();
        problems.add(
                Problems.SCHEMA_VALIDATION_FAILED, "Definition must be a valid JSON object", null);
        return new Parsed(null, problems.all());
    }

    private static Parsed notJson(String text, JsonParseException e) {
        String message = e.messageWithSource(text);
        String location = message.substring(message.lastIndexOf("[Source: "));
        return new Parsed(
                null,
                List.of(
                        new Diagnostic(
                                Diagnostic.Severity.ERROR,
                                Problems.INVALID_JSON_DESCRIPTION,
                                message,
                                location)));
    }
}
