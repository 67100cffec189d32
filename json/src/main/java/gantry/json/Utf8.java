package gantry.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Lengths in UTF-8, and whether bytes are any. */
final class Utf8 {
    /** Of shorter texts the system's encoder is not worth the copy that it makes. */
    static final int ENCODED_FROM = 24;

    /** Of longer ones the copy would be much, only to know its length. */
    private static final int ENCODED_TO = 8_192;

    private Utf8() {}

    /** As of any text; of ASCII the system's encoder knows it at a glance. */
    static int length(String text) {
        boolean isEncoded = text.length() >= ENCODED_FROM && text.length() <= ENCODED_TO;
        return isEncoded
                ? text.getBytes(StandardCharsets.UTF_8).length
                : length((CharSequence) text);
    }

    /** A lone surrogate counts one: encoders put a question mark there. */
    static int length(CharSequence text) {
        int chars = text.length();
        int bytes = chars;
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            if (c < 0x800) {
                bytes++;
            } else if (!Character.isSurrogate(c)) {
                bytes += 2;
            } else if (isPair(text, i)) {
                bytes += 2; // four bytes for two chars
                i++;
            }
        }
        return bytes;
    }

    /** Whether a text is longer than so many bytes, without counting where its length decides. */
    static boolean isLonger(CharSequence text, int bytes) {
        if (text.length() > bytes) {
            return true;
        }
        return text.length() * 3L > bytes && length(text) > bytes;
    }

    /** Whether the bytes are UTF-8: no long forms, no surrogates, nothing beyond Unicode. */
    static boolean isValid(byte[] bytes) {
        int ascii = 0;
        while (ascii < bytes.length && bytes[ascii] >= 0) {
            ascii++;
        }
        if (ascii == bytes.length) {
            return true;
        }
        try {
            var rest = ByteBuffer.wrap(bytes, ascii, bytes.length - ascii);
            StandardCharsets.UTF_8.newDecoder().decode(rest);
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    static boolean isPair(CharSequence text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }
}
