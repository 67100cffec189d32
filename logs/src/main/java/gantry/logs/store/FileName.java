package gantry.logs.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The folder for a name of AWS's: readable, and different for different names on every file system.
 * {@code /} becomes {@code ~}; what is lost (capitals, other characters, length) a hash stands for.
 */
final class FileName {
    private static final int MAX_READABLE = 100;
    private static final int HASH_BYTES = 8;

    private FileName() {}

    static String of(String name) {
        var readable = new StringBuilder();
        boolean isLossy = name.startsWith(".") || name.length() > MAX_READABLE;
        for (int i = 0; i < name.length() && i < MAX_READABLE; i++) {
            char c = name.charAt(i);
            boolean isPlain =
                    (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "-_.".indexOf(c) >= 0;
            boolean isCapital = c >= 'A' && c <= 'Z';
            isLossy |= !isPlain && c != '/';
            readable.append(isPlain || isCapital ? c : c == '/' ? '~' : '+');
        }
        if (readable.charAt(0) == '.') {
            readable.setCharAt(0, '+');
        }
        return isLossy ? readable + "+" + hash(name) : readable.toString();
    }

    private static String hash(String name) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
