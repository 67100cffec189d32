package gantry.jsonata.values;

import org.jspecify.annotations.Nullable;

/**
 * Why an expression could not be compiled or evaluated, with jsonata-js's code ({@code T2001}) and
 * sentence. {@link #bound()} tells the exceeded bounds of an evaluation from errors of the
 * expression. The message may quote values of the input, as the reference's does.
 */
public final class JsonataException extends RuntimeException {
    /** Code of an exceeded bound of steps or depth, as in JSONata's own suite. */
    public static final String RUNAWAY = "U1001";

    /** Code of an exceeded bound of memory; the reference has none. */
    public static final String MEMORY = "U1002";

    /** Code of a regular expression that does not parse; the reference has none. */
    public static final String INVALID_REGEX = "S0303";

    /** Which bound of {@link Limits} was exceeded. */
    public enum Bound {
        STEPS,
        DEPTH,
        MEMORY
    }

    private static final long serialVersionUID = 1L;
    private static final Object NONE = new Object();

    private final String code;
    private final transient @Nullable Bound bound;
    private int position = -1;
    private @Nullable String token;
    private boolean tokenIsNumber;
    private int index;
    private @Nullable String detail;
    private transient @Nullable Object value = NONE;
    private transient @Nullable Object value2 = NONE;

    public JsonataException(String code) {
        this(code, null);
    }

    private JsonataException(String code, @Nullable Bound bound) {
        super(code, null, false, false); // thrown by data, often: no stack trace
        this.code = code;
        this.bound = bound;
    }

    /** An exceeded bound. */
    public static JsonataException exceeded(Bound bound) {
        return new JsonataException(bound == Bound.MEMORY ? MEMORY : RUNAWAY, bound);
    }

    /** The code of jsonata-js. */
    public String code() {
        return code;
    }

    /** The exceeded bound; null if this is an error of the expression. */
    public @Nullable Bound bound() {
        return bound;
    }

    /** Offset in the expression just after the token that is to blame; −1 if unknown. */
    public int position() {
        return position;
    }

    /** The operator, name or function that is to blame. */
    public @Nullable String token() {
        return token;
    }

    /** Number of the argument that is to blame, from 1; 0 if none is. */
    public int index() {
        return index;
    }

    /** Name of the type or function the message speaks of, or the text of $error. */
    public @Nullable String detail() {
        return detail;
    }

    public boolean hasValue() {
        return value != NONE;
    }

    /** The offending value; null also if there is none ({@link #hasValue()}). */
    public @Nullable Object value() {
        return value == NONE ? null : value;
    }

    public boolean hasValue2() {
        return value2 != NONE;
    }

    public @Nullable Object value2() {
        return value2 == NONE ? null : value2;
    }

    /** Sets the position unless a node further inside has done so. */
    public JsonataException at(int offset) {
        if (position < 0) {
            position = offset;
        }
        return this;
    }

    /** Sets the token unless a node further inside has done so. */
    public JsonataException token(@Nullable String name) {
        if (token == null) {
            token = name;
        }
        return this;
    }

    /** As {@link #token}; a number is quoted as one in the message. */
    public JsonataException token(@Nullable String text, boolean isNumber) {
        tokenIsNumber |= isNumber && token == null;
        return token(text);
    }

    boolean tokenIsNumber() {
        return tokenIsNumber;
    }

    public JsonataException index(int argument) {
        this.index = argument;
        return this;
    }

    public JsonataException detail(@Nullable String text) {
        this.detail = text;
        return this;
    }

    public JsonataException value(@Nullable Object offending) {
        this.value = offending;
        return this;
    }

    public JsonataException value2(@Nullable Object offending) {
        this.value2 = offending;
        return this;
    }

    /** The sentence of jsonata-js, without the code. */
    @Override
    public String getMessage() {
        return Messages.of(this);
    }
}
