package gantry.objects.remote;

import java.net.URI;

/**
 * Where the S3-compatible store is and who we are to it.
 *
 * @param pathStyle whether the bucket stands in the path of a URL, not in its host name
 */
public record RemoteSettings(
        URI endpoint,
        String region,
        String accessKeyId,
        String secretAccessKey,
        boolean pathStyle) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "RemoteSettings[" + endpoint + ", " + region + "]";
    }
}
