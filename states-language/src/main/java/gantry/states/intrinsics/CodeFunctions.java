package gantry.states.intrinsics;

import gantry.json.Json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Base64, hashes, UUIDs. */
final class CodeFunctions {
    private static final Set<String> ALGORITHMS =
            Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private CodeFunctions() {}

    static String encode(Arguments arguments) {
        byte[] data = arguments.data(0).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(data);
    }

    static String decode(Arguments arguments) {
        try {
            byte[] data = Base64.getDecoder().decode(arguments.data(0));
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data)).toString();
        } catch (IllegalArgumentException | CharacterCodingException _) {
            throw new IntrinsicFailure(
                    "The data of States.Base64Decode is no Base64 of a text in UTF-8.");
        }
    }

    static String hash(Arguments arguments) {
        Object value = arguments.value(0);
        String data = value instanceof String text ? text : Bounded.print(value, arguments);
        String algorithm = arguments.text(1);
        if (!ALGORITHMS.contains(algorithm)) {
            throw new IntrinsicFailure(
                    "The algorithm of States.Hash must be one of MD5, SHA-1, SHA-256, SHA-384,"
                            + " SHA-512, but was "
                            + Json.print(algorithm)
                            + ".");
        }
        byte[] bytes = arguments.bounded(data).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(digest(algorithm).digest(bytes));
    }

    /** Version 4 (RFC 9562), from the given source. */
    static String uuid(RandomGenerator random) {
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
