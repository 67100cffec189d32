package gantry.jsonata.eval;

import gantry.jsonata.values.DeepEquality;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.Numbers;
import gantry.jsonata.values.Text;
import gantry.jsonata.values.Undefined;
import gantry.jsonata.values.Values;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Operators of two operands that are not arithmetic. */
final class Operators {
    private Operators() {}

    static final class Equality extends Node {
        private final boolean negated;
        private final Node left;
        private final Node right;

        Equality(int position, boolean negated, Node left, Node right) {
            super(position);
            this.negated = negated;
            this.left = left;
            this.right = right;
        }

        @Override
        @Nullable Object compute(@Nullable Object input, Frame frame) {
            var a = left.evaluate(input, frame);
            var b = right.evaluate(input, frame);
            if (a == Undefined.UNDEFINED || b == Undefined.UNDEFINED) {
                return false;
            }
            return new DeepEquality(frame.budget).equal(a, b) != negated;
        }
    }

    static final class Comparison extends Node {
        private final String operator;
        private final Node left;
        private final Node right;

        Comparison(int position, String operator, Node left, Node right) {
            super(position);
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        @Override
        @Nullable Object compute(@Nullable Object input, Frame frame) {
            var a = left.evaluate(input, frame);
            var b = right.evaluate(input, frame);
            if (a instanceof Number x && b instanceof Number y) {
                return numbers(x, y);
            }
            if (!isComparable(a) || !isComparable(b)) {
                boolean leftToBlame = !(a instanceof String || a instanceof Number);
                throw error("T2010").value(leftToBlame ? a : b);
            }
            if (a == Undefined.UNDEFINED || b == Undefined.UNDEFINED) {
                return Undefined.UNDEFINED;
            }
            if (a instanceof String x && b instanceof String y) {
                frame.budget.work(Math.min(x.length(), y.length()) >> 6);
                return holds(x.compareTo(y));
            }
            throw error("T2009").value(a).value2(b);
        }

        private boolean numbers(Number a, Number b) {
            boolean ordered = !Double.isNaN(a.doubleValue()) && !Double.isNaN(b.doubleValue());
            return ordered && holds(Numbers.compare(a, b));
        }

        private boolean holds(int order) {
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }

        private static boolean isComparable(@Nullable Object value) {
            return value == Undefined.UNDEFINED
                    || value instanceof String
                    || value instanceof Number;
        }

        private JsonataException error(String code) {
            return new JsonataException(code).at(position).token(operator);
        }
    }

    static final class Logic extends Node {
        private final boolean isAnd;
        private final Node left;
        private final Node right;

        Logic(int position, boolean isAnd, Node left, Node right) {
            super(position);
            this.isAnd = isAnd;
            this.left = left;
            this.right = right;
        }

        @Override
        @Nullable Object compute(@Nullable Object input, Frame frame) {
            boolean first = Values.isTrue(left.evaluate(input, frame), frame.budget);
            return first == isAnd
                    ? (Object) Values.isTrue(right.evaluate(input, frame), frame.budget)
                    : (Object) first;
        }
    }

    static final class Concatenation extends Node {
        private final Node left;
        private final Node right;

        Concatenation(int position, Node left, Node right) {
            super(position);
            this.left = left;
            this.right = right;
        }

        @Override
        @Nullable Object compute(@Nullable Object input, Frame frame) {
            var a = text(left.evaluate(input, frame), frame);
            var b = text(right.evaluate(input, frame), frame);
            frame.budget.string((long) a.length() + b.length());
            return a.concat(b);
        }

        private String text(@Nullable Object value, Frame frame) {
            try {
                return value == Undefined.UNDEFINED ? "" : Text.of(value, false, frame.budget);
            } catch (JsonataException e) {
                throw e.at(position).token("&");
            }
        }
    }

    static final class Inclusion extends Node {
        private final Node left;
        private final Node right;

        Inclusion(int position, Node left, Node right) {
            super(position);
            this.left = left;
            this.right = right;
        }

        @Override
        @Nullable Object compute(@Nullable Object input, Frame frame) {
            var wanted = left.evaluate(input, frame);
            var among = right.evaluate(input, frame);
            if (wanted == Undefined.UNDEFINED || among == Undefined.UNDEFINED) {
                return false;
            }
            if (!(among instanceof List<?> list)) {
                return isSame(wanted, among);
            }
            for (int i = 0; i < list.size(); i++) {
                frame.budget.work(1);
                if (isSame(wanted, list.get(i))) {
                    return true;
                }
            }
            return false;
        }

        /** Arrays and objects by identity, as JavaScript's ===. */
        @SuppressWarnings("ReferenceEquality")
        private static boolean isSame(@Nullable Object a, @Nullable Object b) {
            return switch (a) {
                case Number x -> b instanceof Number y && Numbers.equal(x, y);
                case String x -> x.equals(b);
                case Boolean x -> x.equals(b);
                case null, default -> a == b;
            };
        }
    }
}
