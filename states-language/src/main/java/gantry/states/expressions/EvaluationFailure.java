package gantry.states.expressions;

/**
 * Why an expression has no value; the message is the end of AWS's sentence {@code The JSONata
 * expression 'E' specified for the field 'F' …}.
 */
public final class EvaluationFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EvaluationFailure(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
