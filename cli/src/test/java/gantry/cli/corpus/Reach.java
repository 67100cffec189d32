package gantry.cli.corpus;

/** Which recorded cases a server is asked for. */
enum Reach {
    /** Its services' answers, if it has any, are mocks of the server. */
    ASKED,
    /** It waits for too long to be waited for. */
    TOO_SLOW;

    private static final long LONGEST_MS = 30_000;

    static Reach of(RecordedMocks mocks) {
        return mocks.tookMs() > LONGEST_MS ? TOO_SLOW : ASKED;
    }
}
