package gantry.jsonata.eval;

import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.Numbers;
import gantry.jsonata.values.Undefined;

import org.jspecify.annotations.Nullable;

/** {@code + - * / %} and negation, on doubles. */
final class Arithmetic {
    /** Products of whole numbers below it are exact as doubles. */
    private static final long SMALL = 1L << 26;

    private Arithmetic() {}

    static final class Operation extends Node {
        private final char operator;
        private final Node left;
        private final Node right;

        Operation(int position, char operator, Node left, Node right) {
            super(position);
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        @Override
        @Nullable Object compute(@Nullable Object input, Frame frame) {
            var a = left.evaluate(input, frame);
            var b = right.evaluate(input, frame);
            if (a instanceof Long x && b instanceof Long y && isSmall(x) && isSmall(y)) {
                return whole(x, y);
            }
            checkOperand(a, "T2001", frame);
            checkOperand(b, "T2002", frame);
            return a instanceof Number x && b instanceof Number y
                    ? Numbers.of(real(x.doubleValue(), y.doubleValue()))
                    : Undefined.UNDEFINED;
        }

        private static boolean isSmall(long value) {
            return value < SMALL && value > -SMALL;
        }

        private Object whole(long x, long y) {
            return switch (operator) {
                case '+' -> x + y;
                case '-' -> x - y;
                case '*' -> x * y;
                default -> Numbers.of(real((double) x, (double) y));
            };
        }

        private double real(double x, double y) {
            return switch (operator) {
                case '+' -> x + y;
                case '-' -> x - y;
                case '*' -> x * y;
                case '/' -> x / y;
                case '%' -> x % y;
                default -> throw new IllegalStateException("No operator " + operator);
            };
        }

        private void checkOperand(@Nullable Object value, String code, Frame frame) {
            if (value == Undefined.UNDEFINED) {
                return;
            }
            try {
                if (Numbers.isNumeric(value, frame.budget)) {
                    return;
                }
            } catch (JsonataException e) {
                throw e.at(position).token(String.valueOf(operator));
            }
            throw new JsonataException(code)
                    .at(position)
                    .token(String.valueOf(operator))
                    .value(value);
        }
    }

    static final class Negation extends Node {
        private final Node operand;

        Negation(int position, Node operand) {
            super(position);
            this.operand = operand;
        }

        @Override
        @Nullable Object compute(@Nullable Object input, Frame frame) {
            var value = operand.evaluate(input, frame);
            if (value == Undefined.UNDEFINED) {
                return value;
            }
            if (value instanceof Number number && Numbers.isNumeric(value, frame.budget)) {
                return Numbers.of(-number.doubleValue());
            }
            throw new JsonataException("D1002").at(position).token("-").value(value);
        }
    }
}
