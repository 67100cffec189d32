package gantry.jsonata.functions;

import gantry.jsonata.eval.Builtin.Invocation;
import gantry.jsonata.values.JsonataException;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Base64 and URL encoding, as JavaScript and Node have them. */
final class Encodings {
    private static final String UNRESERVED = "-_.!~*'()";
    private static final String RESERVED = ";/?:@&=+$,#";

    private Encodings() {}

    static void addTo(Builtins builtins) {
        builtins.addDefined("base64encode", "<s-:s>", 1, call -> encode(charged(call)));
        builtins.addDefined("base64decode", "<s-:s>", 1, call -> decode(charged(call)));
        builtins.addDefined(
                "encodeUrlComponent",
                "<s-:s>",
                1,
                call -> encodeUrl(charged(call), UNRESERVED, "encodeUrlComponent"));
        builtins.addDefined(
                "encodeUrl",
                "<s-:s>",
                1,
                call -> encodeUrl(charged(call), UNRESERVED + RESERVED, "encodeUrl"));
        builtins.addDefined(
                "decodeUrlComponent",
                "<s-:s>",
                1,
                call -> decodeUrl(charged(call), "", "decodeUrlComponent"));
        builtins.addDefined(
                "decodeUrl", "<s-:s>", 1, call -> decodeUrl(charged(call), RESERVED, "decodeUrl"));
    }

    private static String charged(Invocation call) {
        var text = call.text(0);
        call.budget().string(text.length() * 3L);
        call.work(text.length() >> 3);
        return text;
    }

    /** Of each character only the low byte counts, as in Node's "binary". */
    private static String encode(String text) {
        var bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) text.charAt(i);
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** As lenient as Node: ends at the padding, passes over what is no digit. */
    private static String decode(String text) {
        var digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length() && text.charAt(i) != '='; i++) {
            char c = text.charAt(i);
            if (c == '-' || c == '_') {
                digits.append(c == '-' ? '+' : '/');
            } else if (c == '+' || c == '/' || (c < 128 && Character.isLetterOrDigit(c))) {
                digits.append(c);
            }
        }
        if (digits.length() % 4 == 1) {
            digits.setLength(digits.length() - 1);
        }
        return new String(
                Base64.getDecoder().decode(digits.toString()), StandardCharsets.ISO_8859_1);
    }

    private static String encodeUrl(String text, String kept, String function) {
        var out = new StringBuilder();
        for (byte unit : utf8(text, function)) {
            char c = (char) (unit & 0xFF);
            if (c < 128 && (Character.isLetterOrDigit(c) || kept.indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append('%').append(hex(c >> 4)).append(hex(c & 15));
            }
        }
        return out.toString();
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }

    private static byte[] utf8(String text, String function) {
        try {
            var bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (CharacterCodingException _) { // half of a surrogate pair
            throw malformed(text, function);
        }
    }

    private static JsonataException malformed(String text, String function) {
        return new JsonataException("D3140").value(text).detail(function);
    }

    private static String decodeUrl(String text, String kept, String function) {
        var out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) != '%') {
                out.append(text.charAt(at++));
                continue;
            }
            int length = sequenceLength(octet(text, at, function));
            if (length == 0) {
                throw malformed(text, function);
            }
            var bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = (byte) octet(text, at + 3 * i, function);
            }
            var decoded = decode(bytes, text, function);
            boolean keep = length == 1 && kept.indexOf(decoded.charAt(0)) >= 0;
            out.append(keep ? text.substring(at, at + 3) : decoded);
            at += 3 * length;
        }
        return out.toString();
    }

    private static int octet(String text, int at, String function) {
        if (at + 2 >= text.length() || text.charAt(at) != '%') {
            throw malformed(text, function);
        }
        int high = Character.digit(text.charAt(at + 1), 16);
        int low = Character.digit(text.charAt(at + 2), 16);
        if (high < 0 || low < 0) {
            throw malformed(text, function);
        }
        return high * 16 + low;
    }

    /** Bytes of the code point that begins with this byte; 0 if none does. */
    private static int sequenceLength(int first) {
        if (first < 0x80) {
            return 1;
        }
        return first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    }

    private static String decode(byte[] bytes, String text, String function) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw malformed(text, function);
        }
    }
}
