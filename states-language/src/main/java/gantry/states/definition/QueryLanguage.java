package gantry.states.definition;

/** How a state's expressions are written. */
enum QueryLanguage {
    JSON_PATH("JSONPath"),
    JSONATA("JSONata");

    private final String wireName;

    QueryLanguage(String wireName) {
        this.wireName = wireName;
    }

    /** As a definition spells it. */
    String wireName() {
        return wireName;
    }
}
