package gantry.functions.environments;

/** This machine lacks what a function needs; one sentence. */
final class CannotRun extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String sentence;

    CannotRun(String sentence) {
        super(sentence, null, false, false);
        this.sentence = sentence;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
