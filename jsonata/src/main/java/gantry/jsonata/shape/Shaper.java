package gantry.jsonata.shape;

import gantry.jsonata.parser.Expr;
import gantry.jsonata.shape.Shape.Kind;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.Numbers;

import java.util.ArrayList;
import java.util.List;

/** Turns the tree as written into the tree as evaluated. */
public final class Shaper {
    private final Ancestry ancestry = new Ancestry();

    private Shaper() {}

    /**
     * The shape of a whole expression.
     *
     * @throws JsonataException S0207 to S0217
     */
    public static Shape of(Expr tree) {
        var shape = new Shaper().shape(tree, false);
        if (shape.kind == Kind.PARENT || shape.seekingParent != null) {
            throw new JsonataException("S0217").token(shape.kind.typeName()).at(shape.position());
        }
        return shape;
    }

    private Shape shape(Expr expr, boolean keep) {
        var shape = shapeOf(expr, keep);
        shape.keepArray |= keep;
        return shape;
    }

    private Shape shape(Expr expr) {
        return shape(expr, false);
    }

    private Shape shapeOf(Expr expr, boolean keep) {
        int at = expr.position();
        return switch (expr) {
            case Expr.Keep(_, var left) -> shape(left, true);
            case Expr.Name(_, var name) -> name(at, name, keep);
            case Expr.Variable(_, var name) -> new Shape(Kind.VARIABLE, at, name);
            case Expr.Literal literal -> literal(literal);
            case Expr.RegexExpr(_, var literal) -> new Shape(Kind.REGEX, at, literal);
            case Expr.Wildcard _ -> new Shape(Kind.WILDCARD, at, "*");
            case Expr.Descendants _ -> new Shape(Kind.DESCENDANTS, at, "**");
            case Expr.Parent _ -> parent(at);
            case Expr.Placeholder _ -> new Shape(Kind.PLACEHOLDER, at, "?");
            case Expr.End _ -> throw new JsonataException("S0207").at(at).token("(end)");
            case Expr.Binary binary -> binary(binary);
            case Expr.Negation negation -> negation(negation);
            case Expr.ArrayExpr array -> whole(Kind.ARRAY, at, "[", array.items());
            case Expr.ObjectExpr object -> object(object);
            case Expr.Grouped grouped -> grouped(grouped);
            case Expr.Predicate predicate -> predicate(predicate);
            case Expr.Sort sort -> sort(sort);
            case Expr.Assign(_, var name, var value) -> whole(Kind.BIND, at, name, List.of(value));
            case Expr.Focus focus -> focus(focus, keep);
            case Expr.Index index -> index(index);
            case Expr.Condition condition -> condition(condition);
            case Expr.Block block -> block(block);
            case Expr.Transform transform -> transform(transform);
            case Expr.Call call -> call(call);
            case Expr.Lambda lambda -> lambda(lambda);
        };
    }

    /** A node whose parts seek their parents where the node stands. */
    private Shape whole(Kind kind, int at, Object value, List<Expr> parts) {
        var shape = new Shape(kind, at, value);
        for (var part : parts) {
            addPart(shape, shape(part));
        }
        return shape;
    }

    private static void addPart(Shape shape, Shape part) {
        Ancestry.push(shape, part);
        shape.parts.add(part);
    }

    private static Shape path(Shape firstStep) {
        var path = new Shape(Kind.PATH, firstStep.position(), null);
        path.parts.add(firstStep);
        return path;
    }

    private Shape name(int at, String name, boolean keep) {
        var step = new Shape(Kind.NAME, at, name);
        step.keepArray = keep;
        var path = path(step);
        path.keepSingletonArray = keep;
        return path;
    }

    private static Shape literal(Expr.Literal literal) {
        var kind =
                switch (literal.type()) {
                    case STRING -> Kind.STRING;
                    case NUMBER -> Kind.NUMBER;
                    case VALUE -> Kind.VALUE;
                };
        return new Shape(kind, literal.position(), literal.value());
    }

    private Shape parent(int at) {
        var parent = new Shape(Kind.PARENT, at, "%");
        parent.slot = ancestry.newSlot();
        return parent;
    }

    private Shape binary(Expr.Binary binary) {
        return switch (binary.operator()) {
            case "." -> map(binary);
            case "~>" -> apply(binary);
            default ->
                    whole(
                            Kind.BINARY,
                            binary.position(),
                            binary.operator(),
                            List.of(binary.left(), binary.right()));
        };
    }

    private Shape map(Expr.Binary binary) {
        var left = shape(binary.left());
        var path = left.kind == Kind.PATH ? left : path(left);
        if (left.kind == Kind.PARENT && left.slot != null) {
            path.seekingParent = new ArrayList<>(List.of(left.slot));
        }
        var rest = shape(binary.right());
        if (rest.kind == Kind.PATH) {
            path.parts.addAll(rest.parts);
        } else {
            predicatesToStages(rest);
            path.parts.add(rest);
        }
        for (var step : path.parts) {
            checkStep(step);
            path.keepSingletonArray |= step.keepArray;
        }
        markConstructed(path.parts.getFirst());
        markConstructed(path.parts.getLast());
        ancestry.resolve(path);
        return path;
    }

    private static void checkStep(Shape step) {
        if (step.kind == Kind.NUMBER || step.kind == Kind.VALUE) {
            throw new JsonataException("S0213").at(step.position()).value(step.value);
        }
        if (step.kind == Kind.STRING) {
            step.kind = Kind.NAME;
        }
    }

    private static void markConstructed(Shape step) {
        if (step.kind == Kind.ARRAY) {
            step.constructed = true;
        }
    }

    private static void predicatesToStages(Shape step) {
        if (step.predicates != null) {
            var stages = new ArrayList<Shape.Stage>();
            for (var predicate : step.predicates) {
                stages.add(new Shape.Stage(predicate, null));
            }
            step.stages = stages;
            step.predicates = null;
        }
    }

    private Shape apply(Expr.Binary binary) {
        var shape = new Shape(Kind.APPLY, binary.position(), "~>");
        var left = shape(binary.left());
        var right = shape(binary.right());
        shape.parts.add(left);
        shape.parts.add(right);
        shape.keepArray = left.keepArray || right.keepArray;
        return shape;
    }

    private Shape negation(Expr.Negation negation) {
        var operand = shape(negation.operand());
        if (operand.kind == Kind.NUMBER && operand.value instanceof Number number) {
            operand.value = Numbers.of(-number.doubleValue());
            return operand;
        }
        var shape = new Shape(Kind.NEGATION, negation.position(), "-");
        addPart(shape, operand);
        return shape;
    }

    private Shape object(Expr.ObjectExpr object) {
        var shape = new Shape(Kind.OBJECT, object.position(), "{");
        shape.pairs = pairs(object.pairs());
        for (var pair : shape.pairs) {
            Ancestry.push(shape, pair.key());
            Ancestry.push(shape, pair.value());
        }
        return shape;
    }

    private List<Shape.Pair> pairs(List<Expr.Pair> pairs) {
        var shapes = new ArrayList<Shape.Pair>();
        for (var pair : pairs) {
            shapes.add(new Shape.Pair(shape(pair.key()), shape(pair.value())));
        }
        return List.copyOf(shapes);
    }

    private Shape grouped(Expr.Grouped grouped) {
        var shape = shape(grouped.left());
        if (shape.group != null) {
            throw new JsonataException("S0210").at(grouped.position());
        }
        shape.group = new Shape.Group(grouped.position(), pairs(grouped.pairs()));
        return shape;
    }

    private static Shape lastStep(Shape shape) {
        return shape.kind == Kind.PATH ? shape.parts.getLast() : shape;
    }

    private Shape predicate(Expr.Predicate predicate) {
        var shape = shape(predicate.left());
        var step = lastStep(shape);
        if (step.group != null) {
            throw new JsonataException("S0209").at(predicate.position());
        }
        var condition = shape(predicate.condition());
        ancestry.resolvePredicate(step, condition);
        if (shape.kind == Kind.PATH) {
            addStage(step, new Shape.Stage(condition, null));
        } else {
            if (step.predicates == null) {
                step.predicates = new ArrayList<>();
            }
            step.predicates.add(condition);
        }
        return shape;
    }

    private static void addStage(Shape step, Shape.Stage stage) {
        if (step.stages == null) {
            step.stages = new ArrayList<>();
        }
        step.stages.add(stage);
    }

    private Shape sort(Expr.Sort sort) {
        var left = shape(sort.left());
        var path = left.kind == Kind.PATH ? left : path(left);
        var step = new Shape(Kind.SORT, sort.position(), "^");
        var terms = new ArrayList<Shape.Term>();
        for (var term : sort.terms()) {
            var key = shape(term.key());
            Ancestry.push(step, key);
            terms.add(new Shape.Term(key, term.descending()));
        }
        step.terms = List.copyOf(terms);
        path.parts.add(step);
        ancestry.resolve(path);
        return path;
    }

    private Shape focus(Expr.Focus focus, boolean keep) {
        var shape = shape(focus.left());
        var step = lastStep(shape);
        if (step.stages != null || step.predicates != null) {
            throw new JsonataException("S0215").at(focus.position());
        }
        if (step.kind == Kind.SORT) {
            throw new JsonataException("S0216").at(focus.position());
        }
        step.keepArray |= keep;
        step.focus = focus.name();
        step.tuple = true;
        return shape;
    }

    private Shape index(Expr.Index index) {
        var shape = shape(index.left());
        var step = lastStep(shape);
        if (shape.kind != Kind.PATH) {
            predicatesToStages(step);
            shape = path(step);
        }
        if (step.stages == null) {
            step.index = index.name();
        } else {
            addStage(step, new Shape.Stage(null, index.name()));
        }
        step.tuple = true;
        return shape;
    }

    private Shape condition(Expr.Condition condition) {
        var parts = new ArrayList<Expr>(List.of(condition.test(), condition.then()));
        if (condition.otherwise() != null) {
            parts.add(condition.otherwise());
        }
        return whole(Kind.CONDITION, condition.position(), "?", parts);
    }

    private Shape block(Expr.Block block) {
        var shape = whole(Kind.BLOCK, block.position(), "(", block.expressions());
        for (var part : shape.parts) {
            shape.constructed |=
                    part.constructed
                            || (part.kind == Kind.PATH && part.parts.getFirst().constructed);
        }
        return shape;
    }

    private Shape transform(Expr.Transform transform) {
        var shape = new Shape(Kind.TRANSFORM, transform.position(), "|");
        shape.parts.add(shape(transform.pattern()));
        shape.parts.add(shape(transform.update()));
        if (transform.delete() != null) {
            shape.parts.add(shape(transform.delete()));
        }
        return shape;
    }

    private Shape call(Expr.Call call) {
        var kind = call.partial() ? Kind.PARTIAL : Kind.CALL;
        var shape = new Shape(kind, call.position(), "(");
        shape.parts.add(shape(call.procedure()));
        for (var argument : call.arguments()) {
            addPart(shape, shape(argument));
        }
        return shape;
    }

    private Shape lambda(Expr.Lambda lambda) {
        var shape = new Shape(Kind.LAMBDA, lambda.position(), "function");
        shape.parameters = lambda.parameters();
        shape.signature = lambda.signature();
        shape.parts.add(tailCalls(shape(lambda.body())));
        return shape;
    }

    /** Marks the calls a lambda ends with, so that they need no stack. */
    private static Shape tailCalls(Shape body) {
        switch (body.kind) {
            case CALL -> {
                if (body.predicates == null) {
                    var tail = new Shape(Kind.TAIL_CALL, body.position(), null);
                    tail.parts.add(body);
                    return tail;
                }
            }
            case CONDITION -> {
                for (int i = 1; i < body.parts.size(); i++) {
                    body.parts.set(i, tailCalls(body.parts.get(i)));
                }
            }
            case BLOCK -> {
                int last = body.parts.size() - 1;
                if (last >= 0) {
                    body.parts.set(last, tailCalls(body.parts.get(last)));
                }
            }
            default -> {
                // anything else computes with what it calls
            }
        }
        return body;
    }
}
