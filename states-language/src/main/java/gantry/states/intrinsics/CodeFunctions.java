package gantry.states.intrinsics;

import gantry.json.Json;
import gantry.states.values.Codes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Base64 and hashes. */
final class CodeFunctions {
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
        if (!Codes.ALGORITHMS.contains(algorithm)) {
            throw new IntrinsicFailure(
                    "The algorithm of States.Hash must be one of MD5, SHA-1, SHA-256, SHA-384,"
                            + " SHA-512, but was "
                            + Json.print(algorithm)
                            + ".");
        }
        return Codes.hash(algorithm, arguments.bounded(data));
    }
}
