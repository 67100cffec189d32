package gantry.workflows.mocks;

import org.jspecify.annotations.Nullable;

/**
 * What an execution keeps of what it runs: a revision and, if it is mocked, a test case. Written
 * {@code REVISION} or {@code REVISION#TESTCASE}.
 *
 * @param revision of the state machine
 * @param testCase its key among {@link TestCases}; null without
 */
public record RevisionKey(String revision, @Nullable String testCase) {
    private static final String MARK = "#";

    public static RevisionKey parse(String text) {
        int mark = text.indexOf(MARK);
        return mark < 0
                ? new RevisionKey(text, null)
                : new RevisionKey(text.substring(0, mark), text.substring(mark + 1));
    }

    @Override
    public String toString() {
        return testCase == null ? revision : revision + MARK + testCase;
    }
}
