package gantry.states.definition;

import gantry.json.JsonObject;

/**
 * Which query language an object's fields are in.
 *
 * <p>A value other than exactly {@code JSONPath} acts as JSONata, and is reported if it is not that
 * either; a state may not return to JSONPath under a machine of JSONata.
 */
final class LanguageChoice {
    private static final String FIELD = "QueryLanguage";

    private final QueryLanguage language;
    private boolean sound = true;

    /** Of a state. */
    LanguageChoice(Compilation compilation, String location, JsonObject state) {
        this.language = read(compilation.problems, location, state, compilation.language);
        if (state.containsKey(FIELD)
                && language == QueryLanguage.JSON_PATH
                && compilation.language == QueryLanguage.JSONATA) {
            sound = false;
            compilation.problems.schema(
                    "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state"
                            + " machine",
                    location);
        }
    }

    QueryLanguage language() {
        return language;
    }

    /** False if the state may not be in that language; its fields are then not judged by it. */
    boolean isSound() {
        return sound;
    }

    /** The value of the field, or what holds without it. */
    static QueryLanguage read(
            Problems problems, String location, JsonObject object, QueryLanguage otherwise) {
        if (!object.containsKey(FIELD)) {
            return otherwise;
        }
        Object value = object.get(FIELD);
        if (QueryLanguage.JSON_PATH.wireName().equals(value)) {
            return QueryLanguage.JSON_PATH;
        }
        if (!(value instanceof String)) {
            problems.schema("Expected value of type [STRING]", location + "/" + FIELD);
        } else if (!QueryLanguage.JSONATA.wireName().equals(value)) {
            problems.schema(
                    "Value should be one of the following: [JSONPath, JSONata]",
                    location + "/" + FIELD);
        }
        return QueryLanguage.JSONATA;
    }
}
