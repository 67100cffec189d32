package gantry.states.definition;

import gantry.json.JsonArray;
import gantry.json.JsonObject;
import gantry.states.expressions.Expression;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of one JSON object of a definition, read by type. What is wrong is reported at the
 * field's location, and null returned as for an absent field. Confined to one parse.
 */
final class Fields {
    final Compilation compilation;
    final QueryLanguage language;
    final String location;

    private final Owner owner;
    private final JsonObject object;

    /**
     * The state, or what has states, that fields belong to.
     *
     * @param scope of the state, or of the states
     * @param express whether it runs in an execution of type EXPRESS
     * @param variables that the state reads
     */
    private record Owner(String path, VariableScope scope, boolean express, Set<String> variables) {
        Owner(String path, VariableScope scope, boolean express) {
            this(path, scope, express, new TreeSet<>());
        }
    }

    private Fields(
            Compilation compilation,
            QueryLanguage language,
            String location,
            Owner owner,
            JsonObject object) {
        this.compilation = compilation;
        this.language = language;
        this.location = location;
        this.owner = owner;
        this.object = object;
    }

    /** Of the machine. */
    static Fields ofMachine(
            Compilation compilation, QueryLanguage language, JsonObject definition) {
        var owner = new Owner("", compilation.variables, compilation.express);
        return new Fields(compilation, language, "", owner, definition);
    }

    /**
     * Of a branch or an item processor of this state, which has variables of its own.
     *
     * @param express whether it runs in an execution of type EXPRESS of its own
     */
    Fields nested(String place, JsonObject inner, boolean express) {
        // never this state's language: states inside follow the machine
        String path = location + place;
        var inside = new Owner(path, owner.scope().begin(), express || owner.express());
        return new Fields(compilation, compilation.language, path, inside, inner);
    }

    /** Of a state among these states. */
    Fields state(String name, QueryLanguage itsLanguage, String path, JsonObject state) {
        var itself = new Owner(path, owner.scope(), owner.express());
        owner.scope().reads(name, itself.variables());
        return new Fields(compilation, itsLanguage, path, itself, state);
    }

    /** The fields of an object below this one. */
    Fields below(String place, JsonObject inner) {
        return new Fields(compilation, language, location + place, owner, inner);
    }

    /** A location as the errors of an execution spell it: below the state. */
    String belowState(String place) {
        return place.substring(owner.path().length() + 1);
    }

    boolean isInCatcher() {
        return location.startsWith("/Catch[", owner.path().length());
    }

    /** Notes a variable that the state assigns. */
    void assigns(String name, String place) {
        owner.scope().assigns(name, place, isInCatcher());
    }

    /** Notes names that the state reads. */
    void reads(Set<String> names) {
        owner.variables().addAll(names);
    }

    /** Notes the variable that a path reads. */
    void reads(DataPath path) {
        if (path.variable() != null) {
            owner.variables().add(path.variable());
        }
    }

    /** Notes the variables that a call reads, whose depth is bounded. */
    void reads(Intrinsic call) {
        for (Intrinsic.Argument argument : call.arguments()) {
            switch (argument) {
                case Intrinsic.Argument.Path(var path) -> reads(path);
                case Intrinsic.Argument.Call(var inner) -> reads(inner);
                case Intrinsic.Argument.Constant _, Intrinsic.Argument.Text _ -> {}
            }
        }
    }

    /** Whether the state runs in an execution of type EXPRESS. */
    boolean isExpress() {
        return owner.express();
    }

    boolean isJsonata() {
        return language == QueryLanguage.JSONATA;
    }

    Set<String> names() {
        return object.keySet();
    }

    boolean has(String field) {
        return object.containsKey(field);
    }

    @Nullable Object raw(String field) {
        return object.get(field);
    }

    String at(String field) {
        return location + "/" + field;
    }

    /** At the object. */
    void problem(String message) {
        compilation.problems.schema(message, location);
    }

    void problemAt(String field, String message) {
        compilation.problems.schema(message, at(field));
    }

    /** Reports those of the fields that are missing, in one diagnostic. */
    void require(String... fields) {
        var missing = Arrays.stream(fields).filter(field -> !has(field)).toList();
        if (!missing.isEmpty()) {
            problem("These fields are required: " + missing);
        }
    }

    /** Whether at most one of the fields is there. */
    boolean atMostOne(String... fields) {
        var present = Arrays.stream(fields).filter(this::has).count();
        if (present > 1) {
            problem("There should only be one of the following fields: " + Arrays.asList(fields));
        }
        return present <= 1;
    }

    /** Whether just one of the fields is there. */
    boolean exactlyOne(String... fields) {
        if (Arrays.stream(fields).noneMatch(this::has)) {
            problem(
                    "This object should have only one of the following fields: "
                            + Arrays.asList(fields));
            return false;
        }
        return atMostOne(fields);
    }

    /** Reports every field that is not among the known ones. */
    void supportOnly(Set<String> known) {
        for (String field : names()) {
            if (!known.contains(field)) {
                problem("Field '" + field + "' is not supported");
            }
        }
    }

    /** Reports a field that only the other query language has. */
    void wrongLanguage(String field, QueryLanguage other) {
        problem(
                "The QueryLanguage is set to '%s', but field '%s' is only supported for the '%s' QueryLanguage"
                        .formatted(language.wireName(), field, other.wireName()));
    }

    @Nullable String text(String field) {
        return typed(field, String.class, "[STRING]");
    }

    @Nullable Boolean flag(String field) {
        return typed(field, Boolean.class, "[BOOLEAN]");
    }

    @Nullable Number number(String field) {
        return typed(field, Number.class, "[NUMBER]");
    }

    @Nullable JsonObject object(String field) {
        return typed(field, JsonObject.class, "[OBJECT]");
    }

    @Nullable JsonArray list(String field) {
        return typed(field, JsonArray.class, "[ARRAY]");
    }

    /** A list that must not be empty. */
    @Nullable JsonArray filledList(String field) {
        var list = list(field);
        if (list != null && list.isEmpty()) {
            problemAt(field, "Value cannot be empty");
            return null;
        }
        return list;
    }

    /** One of some words; null also for one that is not. */
    @Nullable String word(String field, String... allowed) {
        var value = text(field);
        if (value != null && !Arrays.asList(allowed).contains(value)) {
            problemAt(field, "Value should be one of the following: " + Arrays.asList(allowed));
            return null;
        }
        return value;
    }

    /** A whole number within bounds; 5.0 is one. */
    @Nullable Long integer(String field, long min, long max) {
        if (!has(field)) {
            return null;
        }
        var value = wholeNumber(raw(field));
        if (value == null) {
            problemAt(field, "Expected value of type Integer");
            return null;
        }
        if (value < min) {
            problemAt(field, "Minimum value is " + min);
            return null;
        }
        if (value > max) {
            problemAt(field, "Maximum value is " + max);
            return null;
        }
        return value;
    }

    /** Any finite number within bounds. */
    @Nullable Double decimal(String field, double min, double max) {
        if (!has(field)) {
            return null;
        }
        if (!(raw(field) instanceof Number number)) {
            problemAt(field, "Expected value of type Double");
            return null;
        }
        double value = number.doubleValue();
        if (value < min) {
            problemAt(field, "Minimum value is " + min);
            return null;
        }
        if (value > max) {
            problemAt(field, "Maximum value is " + max);
            return null;
        }
        return value;
    }

    /** Whether a value stands for what comes of an expression. */
    boolean isExpression(@Nullable Object value) {
        return isJsonata() && value instanceof String text && Expression.isDelimited(text);
    }

    private <T> @Nullable T typed(String field, Class<T> type, String name) {
        if (!has(field)) {
            return null;
        }
        var value = raw(field);
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        problemAt(field, "Expected value of type " + name);
        return null;
    }

    private static @Nullable Long wholeNumber(@Nullable Object value) {
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof Number number) {
            double whole = number.doubleValue();
            return whole == Math.rint(whole) && Math.abs(whole) < 1e15 ? (long) whole : null;
        }
        return null;
    }
}
