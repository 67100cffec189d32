package gantry.states.values;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Hashes and UUIDs, as the functions of both query languages make them. */
public final class Codes {
    /** Of {@link #hash}; other names, also in lower case, are none. */
    public static final Set<String> ALGORITHMS =
            Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private Codes() {}

    /**
     * The hash of a text's UTF-8 in lower-case hexadecimal digits.
     *
     * @param algorithm one of {@link #ALGORITHMS}
     */
    public static String hash(String algorithm, String data) {
        byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(digest(algorithm).digest(bytes));
    }

    /** Version 4 (RFC 9562), from the given source. */
    public static String uuid(RandomGenerator random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no " + algorithm, missing);
        }
    }
}
