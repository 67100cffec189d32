package gantry.jsonata.shape;

import gantry.jsonata.parser.Signature;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A node of the tree as it is evaluated, with what was attached to it. Built by {@link Shaper}. */
public final class Shape {
    /** What a node is; the names jsonata-js gives are in messages only. */
    public enum Kind {
        PATH("path"),
        BINARY("binary"),
        NEGATION("unary"),
        ARRAY("unary"),
        OBJECT("unary"),
        NAME("name"),
        STRING("string"),
        NUMBER("number"),
        VALUE("value"),
        WILDCARD("wildcard"),
        DESCENDANTS("descendant"),
        PARENT("parent"),
        CONDITION("condition"),
        BLOCK("block"),
        BIND("bind"),
        REGEX("regex"),
        CALL("function"),
        PARTIAL("partial"),
        PLACEHOLDER("operator"),
        VARIABLE("variable"),
        LAMBDA("lambda"),
        /** A call in tail position: evaluated by who called the lambda. */
        TAIL_CALL("lambda"),
        APPLY("apply"),
        TRANSFORM("transform"),
        SORT("sort");

        private final String typeName;

        Kind(String typeName) {
            this.typeName = typeName;
        }

        public String typeName() {
            return typeName;
        }
    }

    /**
     * A predicate, or the binding of the position behind predicates.
     *
     * @param filter null for a binding
     * @param index the variable bound; null for a predicate
     */
    public record Stage(@Nullable Shape filter, @Nullable String index) {}

    /** A key and a value of an object constructor or a grouping. */
    public record Pair(Shape key, Shape value) {}

    /** A grouping attached to a node. */
    public record Group(int position, List<Pair> pairs) {}

    /** A sort key. */
    public record Term(Shape key, boolean descending) {}

    private final int position;
    Kind kind;
    @Nullable Object value;
    @Nullable Signature signature;

    /** Steps, operands, elements, expressions; of a call the procedure and then its arguments. */
    final List<Shape> parts = new ArrayList<>();

    List<Pair> pairs = List.of();
    List<Term> terms = List.of();
    List<String> parameters = List.of();
    @Nullable List<Shape> predicates;
    @Nullable List<Stage> stages;
    @Nullable Group group;
    @Nullable String focus;
    @Nullable String index;
    @Nullable Slot ancestor;
    @Nullable Slot slot;
    @Nullable List<Slot> seekingParent;
    boolean tuple;
    boolean keepArray;
    boolean keepSingletonArray;
    boolean constructed;

    Shape(Kind kind, int position, @Nullable Object value) {
        this.kind = kind;
        this.position = position;
        this.value = value;
    }

    public Kind kind() {
        return kind;
    }

    public int position() {
        return position;
    }

    /** The literal, name, operator or regex. */
    public @Nullable Object value() {
        return value;
    }

    public String name() {
        return String.valueOf(value);
    }

    public @Nullable Signature signature() {
        return signature;
    }

    public List<Shape> parts() {
        return parts;
    }

    public Shape part(int index) {
        return parts.get(index);
    }

    public List<Pair> pairs() {
        return pairs;
    }

    public List<Term> terms() {
        return terms;
    }

    public List<String> parameters() {
        return parameters;
    }

    public List<Shape> predicates() {
        return predicates == null ? List.of() : predicates;
    }

    public List<Stage> stages() {
        return stages == null ? List.of() : stages;
    }

    public @Nullable Group group() {
        return group;
    }

    /** The variable bound to each item instead of making it the context. */
    public @Nullable String focus() {
        return focus;
    }

    /** The variable bound to the position of each item. */
    public @Nullable String index() {
        return index;
    }

    /** The label under which the context of this step is kept for a parent operator. */
    public @Nullable String ancestorLabel() {
        return ancestor == null ? null : ancestor.label;
    }

    /** The label a parent operator reads. */
    public String slotLabel() {
        if (slot == null) {
            throw new IllegalStateException("Only a parent has a slot");
        }
        return slot.label;
    }

    /** Whether this step carries bindings along with its items. */
    public boolean isTuple() {
        return tuple;
    }

    public boolean keepsArray() {
        return keepArray;
    }

    public boolean keepsSingletonArray() {
        return keepSingletonArray;
    }

    /** Whether an array constructor is kept whole by the path around it. */
    public boolean isConstructed() {
        return constructed;
    }

    /** Everything directly inside, in the order of writing. */
    public void forEachInside(Consumer<Shape> action) {
        parts.forEach(action);
        forEachOf(pairs, action);
        terms.forEach(term -> action.accept(term.key()));
        predicates().forEach(action);
        for (var stage : stages()) {
            if (stage.filter() != null) {
                action.accept(stage.filter());
            }
        }
        if (group != null) {
            forEachOf(group.pairs(), action);
        }
    }

    private static void forEachOf(List<Pair> pairs, Consumer<Shape> action) {
        for (var pair : pairs) {
            action.accept(pair.key());
            action.accept(pair.value());
        }
    }
}
