package gantry.states.definition;

import gantry.json.JsonArray;
import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Compiles Retry and Catch. */
final class ErrorRules {
    /** Upper bound of counts and seconds. */
    static final long MAX_SECONDS = 99_999_999;

    /** Of MaxDelaySeconds: 366 days. */
    private static final long MAX_DELAY_SECONDS = 31_622_400;

    private static final String ALL = "States.ALL";
    private static final Set<String> RETRIER_FIELDS =
            Set.of(
                    "ErrorEquals",
                    "IntervalSeconds",
                    "MaxAttempts",
                    "BackoffRate",
                    "MaxDelaySeconds",
                    "JitterStrategy",
                    "Comment");
    private static final Set<String> CATCHER_FIELDS =
            Set.of("ErrorEquals", "Next", "ResultPath", "Output", "Assign", "Comment");

    private ErrorRules() {}

    static List<Retrier> retriers(Fields state) {
        return rules(state, "Retry", ErrorRules::retrier);
    }

    /**
     * @param transitions takes the catchers' targets
     */
    static List<Catcher> catchers(Fields state, Transitions transitions) {
        return rules(state, "Catch", rule -> catcher(rule, transitions));
    }

    private static <T> List<T> rules(
            Fields state, String field, Function<Fields, @Nullable T> compile) {
        var list = state.list(field);
        var rules = new ArrayList<T>();
        for (int i = 0; list != null && i < list.size(); i++) {
            String place = "/" + field + "[" + i + "]";
            if (!(list.get(i) instanceof JsonObject object)) {
                state.problemAt(field + "[" + i + "]", "Expected value of type [OBJECT]");
                continue;
            }
            var rule = state.below(place, object);
            checkAll(rule, i == list.size() - 1);
            var compiled = compile.apply(rule);
            if (compiled != null) {
                rules.add(compiled);
            }
        }
        return rules;
    }

    private static @Nullable Retrier retrier(Fields rule) {
        rule.supportOnly(RETRIER_FIELDS);
        rule.require("ErrorEquals");
        rule.text("Comment");
        var errors = errorEquals(rule);
        var interval = rule.integer("IntervalSeconds", 0, MAX_SECONDS);
        var attempts = rule.integer("MaxAttempts", 0, MAX_SECONDS);
        var rate = rule.decimal("BackoffRate", 1.0, Double.MAX_VALUE);
        var maxDelay = rule.integer("MaxDelaySeconds", 1, MAX_DELAY_SECONDS);
        var jitter = rule.word("JitterStrategy", "NONE", "FULL");
        return errors == null
                ? null
                : new Retrier(
                        errors,
                        interval == null ? 1 : interval,
                        attempts == null ? 3 : attempts.intValue(),
                        rate == null ? 2.0 : rate,
                        maxDelay,
                        "FULL".equals(jitter)
                                ? Retrier.JitterStrategy.FULL
                                : Retrier.JitterStrategy.NONE);
    }

    private static @Nullable Catcher catcher(Fields rule, Transitions transitions) {
        rule.supportOnly(CATCHER_FIELDS);
        rule.require("ErrorEquals", "Next");
        rule.text("Comment");
        if (rule.has("Output") && !rule.isJsonata()) {
            rule.wrongLanguage("Output", QueryLanguage.JSONATA);
        }
        if (rule.has("ResultPath") && rule.isJsonata()) {
            rule.wrongLanguage("ResultPath", QueryLanguage.JSON_PATH);
            return null;
        }
        var errors = errorEquals(rule);
        var next = transitions.target(rule, "Next");
        var resultPath = FlowParser.target(rule);
        var assign = AssignParser.parse(rule);
        var output = rule.isJsonata() ? ExpressionParser.template(rule, "Output") : null;
        return errors == null || next == null || assign == null
                ? null
                : new Catcher(errors, next, resultPath, assign, output);
    }

    private static @Nullable List<String> errorEquals(Fields rule) {
        var list = rule.filledList("ErrorEquals");
        if (list == null) {
            return null;
        }
        var errors = new ArrayList<String>();
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof String error) {
                errors.add(error);
            } else {
                rule.problemAt("ErrorEquals[" + i + "]", "Expected value of type [STRING]");
            }
        }
        return errors.size() == list.size() ? errors : null;
    }

    /** States.ALL stands alone in its rule, which is the last. */
    private static void checkAll(Fields rule, boolean last) {
        if (rule.raw("ErrorEquals") instanceof JsonArray errors) {
            int index = errors.indexOf(ALL);
            if (index >= 0 && (!last || errors.size() > 1)) {
                rule.problemAt(
                        "ErrorEquals[" + index + "]",
                        "States.ALL must appear alone and at end of list");
            }
        }
    }
}
