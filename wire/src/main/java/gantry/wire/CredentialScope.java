package gantry.wire;

import org.jspecify.annotations.Nullable;

/**
 * Who signed, and for what, as the Authorization header of Signature Version 4 says: {@code
 * AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/states/aws4_request, SignedHeaders=…,
 * Signature=…}. Read, not verified.
 *
 * @param region as the client believes; any is accepted
 * @param service as ARNs name it: {@code states}
 */
public record CredentialScope(String accessKeyId, String date, String region, String service) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String CREDENTIAL = "Credential=";
    private static final String TERMINATOR = "aws4_request";

    /** Ours: keys of AWS have at most 128 characters; so much is read of any part. */
    private static final int MAX_LENGTH = 512;

    /** The scope, or null if the header is absent or says something else. */
    public static @Nullable CredentialScope find(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(ALGORITHM)) {
            return null;
        }
        int start = authorization.indexOf(CREDENTIAL);
        if (start < 0) {
            return null;
        }
        start += CREDENTIAL.length();
        int end = authorization.indexOf(',', start);
        if (end < 0) {
            end = authorization.length();
        }
        return end - start > MAX_LENGTH ? null : parse(authorization.substring(start, end).strip());
    }

    /** From the right: a key may contain slashes, the scope may not. */
    private static @Nullable CredentialScope parse(String credential) {
        int last = credential.lastIndexOf('/');
        int service = credential.lastIndexOf('/', last - 1);
        int region = credential.lastIndexOf('/', service - 1);
        int date = credential.lastIndexOf('/', region - 1);
        if (date <= 0 || !credential.substring(last + 1).equals(TERMINATOR)) {
            return null;
        }
        return new CredentialScope(
                credential.substring(0, date),
                credential.substring(date + 1, region),
                credential.substring(region + 1, service),
                credential.substring(service + 1, last));
    }
}
