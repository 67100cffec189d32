package gantry.states.definition;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Which fields a state of each type may have, and in which query language.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html">State
 *     machine structure</a>
 */
enum FieldTable {
    TASK(
            "Task",
            "Next End Assign Resource TimeoutSeconds HeartbeatSeconds Retry Catch Credentials",
            "InputPath OutputPath Parameters ResultSelector ResultPath TimeoutSecondsPath"
                    + " HeartbeatSecondsPath",
            "Arguments Output"),
    WAIT(
            "Wait",
            "Next End Assign Seconds Timestamp",
            "InputPath OutputPath SecondsPath TimestampPath",
            "Output"),
    PASS("Pass", "Next End Assign", "InputPath OutputPath Parameters Result ResultPath", "Output"),
    SUCCEED("Succeed", "", "InputPath OutputPath", "Output"),
    FAIL("Fail", "Error Cause", "ErrorPath CausePath", ""),
    CHOICE("Choice", "Assign Choices Default", "InputPath OutputPath", "Output"),
    PARALLEL(
            "Parallel",
            "Next End Assign Branches Retry Catch",
            "InputPath OutputPath Parameters ResultSelector ResultPath",
            "Arguments Output"),
    MAP(
            "Map",
            "Next End Assign ItemProcessor Iterator ItemSelector MaxConcurrency Label ItemReader"
                    + " ItemBatcher ResultWriter ToleratedFailureCount ToleratedFailurePercentage"
                    + " Retry Catch",
            "InputPath OutputPath Parameters ItemsPath ResultSelector ResultPath MaxConcurrencyPath"
                    + " ToleratedFailureCountPath ToleratedFailurePercentagePath",
            "Items Output");

    private static final Set<String> COMMON = Set.of("Type", "Comment", "QueryLanguage");

    private final String type;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of, as the two below
    private final Set<String> both;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> jsonPathOnly;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> jsonataOnly;

    FieldTable(String type, String both, String jsonPathOnly, String jsonataOnly) {
        this.type = type;
        this.both = words(both);
        this.jsonPathOnly = words(jsonPathOnly);
        this.jsonataOnly = words(jsonataOnly);
    }

    /** The value of the field Type. */
    String type() {
        return type;
    }

    /** Whether a state of the type says Next or End. */
    boolean hasNext() {
        return both.contains("Next");
    }

    static @Nullable FieldTable find(String type) {
        for (FieldTable table : values()) {
            if (table.type.equals(type)) {
                return table;
            }
        }
        return null;
    }

    /** Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map: in AWS's order. */
    static List<String> types() {
        return Arrays.stream(values()).map(FieldTable::type).toList();
    }

    /**
     * Reports the fields that a state may not have.
     *
     * @param languageKnown false if the state's language is itself refused: then nothing is said
     *     about fields of the other one
     */
    void check(Fields state, boolean languageKnown) {
        for (String field : state.names()) {
            if (COMMON.contains(field) || both.contains(field)) {
                continue;
            }
            if (jsonPathOnly.contains(field)) {
                if (state.isJsonata() && languageKnown) {
                    state.wrongLanguage(field, QueryLanguage.JSON_PATH);
                }
            } else if (jsonataOnly.contains(field)) {
                if (!state.isJsonata() && languageKnown) {
                    state.wrongLanguage(field, QueryLanguage.JSONATA);
                }
            } else {
                state.problem("Field '" + field + "' is not supported");
            }
        }
    }

    private static Set<String> words(String list) {
        return list.isEmpty() ? Set.of() : Set.of(list.split(" ", -1));
    }
}
