package gantry.jsonata.eval;

import gantry.jsonata.parser.RegexLiteral;
import gantry.jsonata.regex.Regex;
import gantry.jsonata.shape.Shape;
import gantry.jsonata.shape.Shape.Kind;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes nodes from shapes; what does not depend on the input is settled here. */
public final class Compiler {
    private final Map<String, Builtin> functions;
    private final Set<String> bound = new HashSet<>();
    private boolean dynamic;

    private Compiler(Map<String, Builtin> functions) {
        this.functions = functions;
    }

    /**
     * The node of an expression.
     *
     * @throws gantry.jsonata.values.JsonataException S0303 for a bad regular expression
     */
    public static Node compile(Shape shape, Map<String, Builtin> functions) {
        var compiler = new Compiler(functions);
        compiler.collectBound(shape);
        return compiler.node(shape);
    }

    /** For an expression evaluated within another: its variables may be bound there. */
    static Node compileWithin(Shape shape, Map<String, Builtin> functions) {
        var compiler = new Compiler(functions);
        compiler.dynamic = true;
        return compiler.node(shape);
    }

    private void collectBound(Shape shape) {
        bound.addAll(shape.parameters());
        addIfNamed(shape.focus());
        addIfNamed(shape.index());
        for (var stage : shape.stages()) {
            addIfNamed(stage.index());
        }
        if (shape.kind() == Kind.BIND) {
            bound.add(shape.name());
        }
        // What $eval binds is not known before.
        dynamic |= shape.kind() == Kind.VARIABLE && shape.name().equals("eval");
        shape.forEachInside(this::collectBound);
    }

    private void addIfNamed(@Nullable String name) {
        if (name != null) {
            bound.add(name);
        }
    }

    private Node node(Shape shape) {
        var node = bareNode(shape);
        boolean isPath = shape.kind() == Kind.PATH; // which groups by itself
        node.attach(
                filters(shape.predicates()),
                isPath ? null : grouping(shape.group()),
                shape.keepsArray());
        return node;
    }

    private Node[] nodes(List<Shape> shapes) {
        return shapes.stream().map(this::node).toArray(Node[]::new);
    }

    private Node bareNode(Shape shape) {
        int at = shape.position();
        return switch (shape.kind()) {
            case PATH -> path(shape);
            case BINARY -> binary(shape);
            case NEGATION -> new Arithmetic.Negation(at, node(shape.part(0)));
            case ARRAY -> new ArrayNode(at, nodes(shape.parts()), shape.isConstructed());
            case OBJECT -> new ObjectNode(at, grouping(at, shape.pairs()));
            case NAME -> new Leaves.Name(at, shape.name());
            case STRING, NUMBER, VALUE -> new Leaves.Literal(at, shape.value());
            case WILDCARD -> new Wildcards.Children(at);
            case DESCENDANTS -> new Wildcards.Descendants(at);
            case PARENT -> new Leaves.Parent(at, shape.slotLabel());
            case CONDITION -> condition(shape);
            case BLOCK -> new Control.Block(at, nodes(shape.parts()), mayBind(shape));
            case BIND -> new Control.Bind(at, shape.name(), node(shape.part(0)));
            case REGEX -> new Leaves.Constant(at, regex(shape));
            case CALL -> call(shape);
            case PARTIAL -> partial(shape);
            case VARIABLE -> variable(shape);
            case LAMBDA -> lambda(shape);
            case TAIL_CALL -> new TailCall(call(shape.part(0)));
            case APPLY -> new ApplyNode(at, node(shape.part(0)), node(shape.part(1)));
            case TRANSFORM -> transform(shape);
            case SORT, PLACEHOLDER ->
                    throw new IllegalStateException("A " + shape.kind() + " stands alone");
        };
    }

    private Node variable(Shape shape) {
        var name = shape.name();
        int at = shape.position();
        if (name.isEmpty()) {
            return new Leaves.Context(at);
        }
        return dynamic || bound.contains(name)
                ? new Leaves.Variable(at, name, functions.get(name))
                : new Leaves.Global(at, name, functions.get(name));
    }

    private boolean mayBind(Shape shape) {
        if (dynamic || shape.kind() == Kind.BIND) {
            return true;
        }
        boolean[] found = new boolean[1];
        shape.forEachInside(inside -> found[0] |= mayBind(inside));
        return found[0];
    }

    private Node binary(Shape shape) {
        int at = shape.position();
        var operator = shape.name();
        var left = node(shape.part(0));
        var right = node(shape.part(1));
        return switch (operator) {
            case "+", "-", "*", "/", "%" ->
                    new Arithmetic.Operation(at, operator.charAt(0), left, right);
            case "=", "!=" -> new Operators.Equality(at, operator.equals("!="), left, right);
            case "<", "<=", ">", ">=" -> new Operators.Comparison(at, operator, left, right);
            case "and", "or" -> new Operators.Logic(at, operator.equals("and"), left, right);
            case "&" -> new Operators.Concatenation(at, left, right);
            case "in" -> new Operators.Inclusion(at, left, right);
            case ".." -> new ArrayNode.Range(at, left, right);
            default -> throw new IllegalStateException("No operator " + operator);
        };
    }

    private Node condition(Shape shape) {
        var parts = nodes(shape.parts());
        return new Control.Condition(
                shape.position(), parts[0], parts[1], parts.length > 2 ? parts[2] : null);
    }

    private static RegexFunction regex(Shape shape) {
        if (shape.value() instanceof RegexLiteral literal) {
            return new RegexFunction(
                    Regex.compile(literal.pattern(), literal.flags(), shape.position()));
        }
        throw new IllegalStateException("A regex holds its literal");
    }

    private CallNode call(Shape shape) {
        var arguments = nodes(shape.parts().subList(1, shape.parts().size()));
        var call = new CallNode(shape.position(), procedure(shape.part(0)), arguments);
        call.attach(filters(shape.predicates()), grouping(shape.group()), shape.keepsArray());
        return call;
    }

    private CallNode.Procedure procedure(Shape shape) {
        boolean isPath = shape.kind() == Kind.PATH;
        var named = isPath ? shape.part(0) : shape;
        boolean hasName = named.kind() == Kind.NAME || named.kind() == Kind.VARIABLE;
        return new CallNode.Procedure(node(shape), hasName ? named.name() : null, isPath);
    }

    private Node partial(Shape shape) {
        var arguments = new @Nullable Node[shape.parts().size() - 1];
        for (int i = 0; i < arguments.length; i++) {
            var argument = shape.part(i + 1);
            arguments[i] = argument.kind() == Kind.PLACEHOLDER ? null : node(argument);
        }
        return new PartialNode(shape.position(), procedure(shape.part(0)), arguments);
    }

    private Node lambda(Shape shape) {
        return new LambdaNode(
                shape.position(),
                shape.parameters().toArray(String[]::new),
                shape.signature(),
                node(shape.part(0)));
    }

    private Node transform(Shape shape) {
        return new TransformNode(
                shape.position(),
                node(shape.part(0)),
                node(shape.part(1)),
                shape.parts().size() > 2 ? node(shape.part(2)) : null,
                functions.get("clone"));
    }

    private Filter[] filters(List<Shape> predicates) {
        return predicates.stream().map(this::filter).toArray(Filter[]::new);
    }

    private Filter filter(Shape predicate) {
        var position =
                predicate.kind() == Kind.NUMBER && predicate.value() instanceof Number number
                        ? number
                        : null;
        return new Filter(node(predicate), position);
    }

    private @Nullable Grouping grouping(Shape.@Nullable Group group) {
        return group == null ? null : grouping(group.position(), group.pairs());
    }

    private Grouping grouping(int at, List<Shape.Pair> pairs) {
        return new Grouping(
                at,
                nodes(pairs.stream().map(Shape.Pair::key).toList()),
                nodes(pairs.stream().map(Shape.Pair::value).toList()));
    }

    private Node path(Shape shape) {
        var steps = shape.parts().stream().map(this::step).toArray(Step[]::new);
        var first = shape.part(0);
        var traits =
                new PathNode.Traits(
                        first.kind() == Kind.VARIABLE,
                        first.isConstructed(),
                        shape.keepsSingletonArray(),
                        grouping(shape.group()));
        boolean tuples = shape.parts().stream().anyMatch(Shape::isTuple);
        return tuples
                ? new TuplePathNode(shape.position(), steps, traits, shape.isTuple())
                : new PathNode(shape.position(), steps, traits);
    }

    private Step step(Shape shape) {
        boolean sorts = shape.kind() == Kind.SORT;
        return new Step(
                sorts ? null : node(shape),
                sorts ? sorter(shape) : null,
                shape.stages().stream().map(this::stage).toList(),
                shape.focus(),
                shape.index(),
                shape.ancestorLabel(),
                shape.isTuple());
    }

    private Step.Stage stage(Shape.Stage stage) {
        return new Step.Stage(
                stage.filter() == null ? null : filter(stage.filter()), stage.index());
    }

    private Sorter sorter(Shape shape) {
        var terms = shape.terms();
        var descending = new boolean[terms.size()];
        for (int i = 0; i < descending.length; i++) {
            descending[i] = terms.get(i).descending();
        }
        return new Sorter(
                shape.position(), nodes(terms.stream().map(Shape.Term::key).toList()), descending);
    }
}
