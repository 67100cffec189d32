package gantry.workflows.api;

import gantry.json.JsonObject;
import gantry.operations.OperationId;
import gantry.operations.Request;
import gantry.workflows.errors.InvalidEncryptionConfiguration;

/** The member {@code encryptionConfiguration}: everything is under the service's own key. */
final class Encryption {
    static final String MEMBER = "encryptionConfiguration";

    /** What Describe operations show. */
    static final JsonObject OWNED_KEY = JsonObject.of("type", "AWS_OWNED_KEY");

    private static final String CUSTOMER_KEY = "CUSTOMER_MANAGED_KMS_KEY";

    private Encryption() {}

    /**
     * Whether a request wants a key of its own.
     *
     * @throws InvalidEncryptionConfiguration the configuration contradicts itself
     */
    static boolean wantsCustomerKey(Request request) {
        var shape = request.findObject(MEMBER);
        if (shape == null) {
            return false;
        }
        boolean customer = CUSTOMER_KEY.equals(shape.get("type"));
        boolean key = shape.get("kmsKeyId") != null;
        if (customer && !key) {
            throw new InvalidEncryptionConfiguration(
                    "kmsKeyId is required for the type " + CUSTOMER_KEY + ".");
        }
        if (!customer && (key || shape.get("kmsDataKeyReusePeriodSeconds") != null)) {
            throw new InvalidEncryptionConfiguration(
                    "kmsKeyId and kmsDataKeyReusePeriodSeconds are only for the type "
                            + CUSTOMER_KEY
                            + ".");
        }
        return customer;
    }

    /** Returns if a request is content with the service's own key. */
    static void refuseCustomerKey(OperationId operation, Request request) {
        if (wantsCustomerKey(request)) {
            throw NotHandled.refusal(operation, MEMBER + "." + CUSTOMER_KEY);
        }
    }
}
