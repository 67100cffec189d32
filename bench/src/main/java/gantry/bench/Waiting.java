package gantry.bench;

import java.io.IOException;
import java.time.Duration;

/** Executions that wait. */
final class Waiting {
    private Waiting() {}

    /** Starts one that waits so long. */
    static ClosedLoop.Request start(StartedServer server, Duration wait) throws IOException {
        String definition =
                """
                {"StartAt": "Later", "States": {"Later": {"Type": "Wait", "Seconds": %d, "End": true}}}
                """
                        .formatted(wait.toSeconds());
        String machine =
                StepFunctionsLoad.createMachine(
                        server, "waiting-" + wait.toSeconds(), "STANDARD", definition);
        return StepFunctionsLoad.start("StartExecution", machine);
    }
}
