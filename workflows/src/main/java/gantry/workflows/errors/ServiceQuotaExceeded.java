package gantry.workflows.errors;

import gantry.operations.AwsException;

/** A state machine has as many versions or aliases as it may have; the sentences are ours. */
@SuppressWarnings("serial")
public final class ServiceQuotaExceeded extends AwsException {
    private ServiceQuotaExceeded(String message) {
        super(400, "ServiceQuotaExceededException", message);
    }

    public static ServiceQuotaExceeded ofVersions() {
        return new ServiceQuotaExceeded(
                "The maximum number of state machine versions has been reached. Existing versions"
                        + " must be deleted before a new version can be published.");
    }

    public static ServiceQuotaExceeded ofAliases() {
        return new ServiceQuotaExceeded(
                "The maximum number of state machine aliases has been reached. Existing aliases"
                        + " must be deleted before a new alias can be created.");
    }
}
