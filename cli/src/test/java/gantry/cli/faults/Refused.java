package gantry.cli.faults;

import software.amazon.awssdk.services.sfn.model.SfnException;

/** What a call was told that the server could not do now. */
final class Refused {
    static final String KEEP =
            "503 ServiceUnavailable: The store cannot keep this now; please try again.";
    static final String DO =
            "503 ServiceUnavailable: The store cannot do this now; please try again.";

    private Refused() {}

    /** {@code status code: message}, without what the SDK adds. */
    static String text(SfnException refusal) {
        var details = refusal.awsErrorDetails();
        return refusal.statusCode() + " " + details.errorCode() + ": " + details.errorMessage();
    }

    /** What the call is refused with; fails if it is done. */
    static String of(Runnable call) {
        try {
            call.run();
        } catch (SfnException e) {
            return text(e);
        }
        throw new AssertionError("It was not refused");
    }
}
