package gantry.json.path;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Asks conditions of items, on behalf of one evaluation. */
final class Filtering {
    private final @Nullable Object root;
    private final Budget budget;

    Filtering(@Nullable Object root, Budget budget) {
        this.root = root;
        this.budget = budget;
    }

    boolean accepts(Condition condition, @Nullable Object item) {
        try {
            return test(condition, item);
        } catch (NotComparable _) {
            return false; // of the whole filter, also below a "not": so Jayway
        }
    }

    private boolean test(Condition condition, @Nullable Object item) {
        budget.visit();
        return switch (condition) {
            case Condition.Or(var conditions) -> any(conditions, item);
            case Condition.And(var conditions) -> all(conditions, item);
            case Condition.Not(var negated) -> !test(negated, item);
            case Condition.Exists(var path, var wanted) -> exists(path, item) == wanted;
            case Condition.Comparison comparison -> compare(comparison, item);
        };
    }

    private boolean any(List<Condition> conditions, @Nullable Object item) {
        for (Condition condition : conditions) {
            if (test(condition, item)) {
                return true;
            }
        }
        return false;
    }

    private boolean all(List<Condition> conditions, @Nullable Object item) {
        for (Condition condition : conditions) {
            if (!test(condition, item)) {
                return false;
            }
        }
        return true;
    }

    private boolean exists(Condition.Operand.Path operand, @Nullable Object item) {
        var from = operand.fromRoot() ? root : item;
        try {
            return operand.path().evaluate(from, root, true, budget) != Nowhere.ABSENT;
        } catch (PathNotFoundException _) {
            return false;
        }
    }

    private @Nullable Object value(Condition.Operand operand, @Nullable Object item) {
        return switch (operand) {
            case Condition.Operand.Literal(var value) -> value;
            case Condition.Operand.Regex regex -> regex;
            case Condition.Operand.Path(var path, var fromRoot) -> {
                try {
                    var value = path.evaluate(fromRoot ? root : item, root, false, budget);
                    yield value == Nowhere.BEYOND ? null : value;
                } catch (PathNotFoundException _) {
                    yield Nowhere.ABSENT;
                }
            }
        };
    }

    private boolean compare(Condition.Comparison comparison, @Nullable Object item) {
        var left = value(comparison.left(), item);
        var right = value(comparison.right(), item);
        return switch (comparison.operator()) {
            case EQUAL -> Comparisons.equal(left, right);
            case NOT_EQUAL -> !Comparisons.equal(left, right);
            case SAME -> Comparisons.same(left, right);
            case NOT_SAME -> !Comparisons.same(left, right);
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                    inOrder(comparison.operator(), Comparisons.order(left, right));
            case MATCHES -> matches(left, right);
            case IN -> isIn(left, right);
            case NOT_IN -> !isIn(left, right);
            case CONTAINS -> contains(left, right);
            case ALL -> left instanceof List<?> a && Comparisons.containsAll(a, list(right));
            case SIZE -> right instanceof Number n && Comparisons.size(left) == n.intValue();
            case EMPTY -> isEmpty(left, right);
            case SUBSET_OF, ANY_OF, NONE_OF -> compareLists(comparison.operator(), left, right);
        };
    }

    private static boolean inOrder(Operator operator, @Nullable Integer order) {
        if (order == null) {
            return false;
        }
        return switch (operator) {
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            default -> order >= 0;
        };
    }

    private boolean matches(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Condition.Operand.Regex regex) {
            return !(right instanceof Condition.Operand.Regex) && matchesAny(regex, right);
        }
        return right instanceof Condition.Operand.Regex regex && matchesAny(regex, left);
    }

    private boolean matchesAny(Condition.Operand.Regex regex, @Nullable Object value) {
        for (Object text : value instanceof List<?> list ? list : Arrays.asList(value)) {
            boolean printable =
                    text instanceof String || text instanceof Number || text instanceof Boolean;
            var input = text != null && printable ? Comparisons.text(text) : "";
            if (BoundedText.matches(regex, input, budget)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(@Nullable Object left, @Nullable Object right) {
        if (right instanceof Map) {
            return false;
        }
        return Comparisons.contains(list(right), left);
    }

    private static boolean contains(@Nullable Object left, @Nullable Object right) {
        if (left instanceof String text) {
            return right instanceof String part && text.contains(part);
        }
        return left instanceof List<?> list && Comparisons.contains(list, right);
    }

    private static boolean isEmpty(@Nullable Object left, @Nullable Object right) {
        var empty = Comparisons.isEmpty(left);
        if (empty == null) {
            return false;
        }
        if (!(right instanceof Boolean wanted)) {
            throw new NotComparable();
        }
        return empty.equals(wanted);
    }

    private static boolean compareLists(
            Operator operator, @Nullable Object left, @Nullable Object right) {
        if (left instanceof Map || right instanceof Map) {
            return false;
        }
        var wanted = list(right);
        var found = list(left);
        return switch (operator) {
            case SUBSET_OF -> Comparisons.containsAll(wanted, found);
            case ANY_OF -> Comparisons.containsAny(wanted, found);
            default -> !Comparisons.containsAny(wanted, found);
        };
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new NotComparable();
    }

    private static final class NotComparable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotComparable() {
            super(null, null, false, false);
        }
    }
}
