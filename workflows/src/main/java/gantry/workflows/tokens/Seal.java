package gantry.workflows.tokens;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes a text out of bytes, and takes back only what it made: base64url(version, key number,
 * content, HMAC). The purpose goes into the HMAC, so that a text made for one thing does not open
 * another.
 */
public final class Seal {
    /** Of a key: as long as the hash's output (RFC 2104, section 3). */
    public static final int KEY_BYTES = 32;

    private static final byte VERSION = 1;
    private static final String ALGORITHM = "HmacSHA256";
    private static final int HEAD_BYTES = 2;

    /** A truncated HMAC keeps half the hash's length at least (RFC 2104, section 5). */
    private static final int MAC_BYTES = 16;

    private final byte keyNumber;
    private final Mac prototype;

    /**
     * Seals with this key.
     *
     * @param keyNumber which of the installation's keys it is
     */
    public Seal(int keyNumber, byte[] key) {
        this.keyNumber = (byte) keyNumber;
        this.prototype = mac(key);
    }

    /** The text of this content, for this purpose. */
    public String seal(String purpose, byte[] content) {
        byte[] sealed = new byte[HEAD_BYTES + content.length + MAC_BYTES];
        sealed[0] = VERSION;
        sealed[1] = keyNumber;
        System.arraycopy(content, 0, sealed, HEAD_BYTES, content.length);
        byte[] mac = mac(purpose, sealed);
        System.arraycopy(mac, 0, sealed, HEAD_BYTES + content.length, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The content of a text made here for this purpose; null of any other text. */
    public byte @Nullable [] open(String purpose, String text) {
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
        int end = sealed.length - MAC_BYTES;
        if (end < HEAD_BYTES || sealed[0] != VERSION || sealed[1] != keyNumber) {
            return null;
        }
        byte[] mac = Arrays.copyOf(mac(purpose, sealed), MAC_BYTES);
        return MessageDigest.isEqual(mac, Arrays.copyOfRange(sealed, end, sealed.length))
                ? Arrays.copyOfRange(sealed, HEAD_BYTES, end)
                : null;
    }

    /** Of the purpose and everything before the place of the HMAC. */
    private byte[] mac(String purpose, byte[] sealed) {
        Mac mac = copy();
        mac.update(purpose.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        mac.update(sealed, 0, sealed.length - MAC_BYTES);
        return mac.doFinal();
    }

    /** A Mac is not safe for many threads; a clone spares the look-up and the key's schedule. */
    private Mac copy() {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The platform's HMAC can be cloned", e);
        }
    }

    private static Mac mac(byte[] key) {
        if (key.length < KEY_BYTES) {
            throw new IllegalArgumentException("A key of " + key.length + " bytes is too short");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
