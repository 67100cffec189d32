package gantry.functions.environments;

/** What became of an invocation. Payloads are not in {@code toString}. */
public sealed interface Outcome {
    /** The function answered. */
    record Answered(String payload) implements Outcome {
        @Override
        public String toString() {
            return "Answered";
        }
    }

    /**
     * The function failed: threw, exited, took too long.
     *
     * @param payload Lambda's or the function's error JSON
     */
    record Failed(String payload) implements Outcome {
        @Override
        public String toString() {
            return "Failed";
        }
    }

    /** There was no function to fail: our side could not run it; the sentence says why. */
    record NotRun(String sentence) implements Outcome {}

    /** Too many wait already. */
    record Throttled() implements Outcome {}

    /** The caller does not wait any more; the function may still run. */
    record Abandoned() implements Outcome {}
}
