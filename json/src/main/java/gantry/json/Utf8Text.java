package gantry.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text in the making, as UTF-8: what is printed mostly leaves as bytes, and a run of ASCII is
 * cheaper to write and to decode so than by characters. Confined to one thread.
 */
final class Utf8Text {
    private static final int FIRST_BYTES = 1_024;

    /** The longest that one character becomes: an escape, or a pair of surrogates. */
    private static final int MAX_CHAR_BYTES = 6;

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    /** How a character of ASCII is escaped: 0 stands for itself, U as a number. */
    private static final byte[] ESCAPES = escapes();

    /** What the encoder puts for a lone surrogate. */
    private static final byte UNKNOWN = '?';

    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Room for an escape and for the whole word that is written before it is looked at. */
    private static final int SLACK = MAX_CHAR_BYTES + Long.BYTES;

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final long BLANKS = ONES * ' ';
    private static final long QUOTES = ONES * '"';
    private static final long QUESTION_MARKS = ONES * UNKNOWN;
    private static final long BACKSLASHES = ONES * '\\';

    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** The array itself, of which {@link #length} bytes count. */
    byte[] array() {
        return bytes;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** One character of ASCII. */
    void append(char c) {
        reserve(1);
        bytes[length++] = (byte) c;
    }

    /** A text of ASCII alone, such as a number's. */
    @SuppressWarnings("deprecation") // the one copy that needs no array in between
    void appendAscii(String text) {
        reserve(text.length());
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
    }

    /** The content of a JSON string. */
    void appendEscaped(String text) {
        if (text.length() >= Utf8.ENCODED_FROM) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            if (encoded.length == text.length()) {
                appendEscapedAscii(text, encoded);
                return;
            }
        }
        appendEscaped(text, 0, text.length());
    }

    /**
     * Eight characters at a time as long as none is to be escaped. Where the encoder put a question
     * mark, the text may have a lone surrogate.
     */
    private void appendEscapedAscii(String text, byte[] ascii) {
        reserve(Math.addExact(ascii.length, SLACK));
        int i = 0;
        while (i < ascii.length) {
            i = copyPlain(ascii, i);
            if (i < ascii.length) {
                char c = text.charAt(i++);
                if (c == UNKNOWN) {
                    bytes[length++] = UNKNOWN;
                } else {
                    length = put(bytes, length, c);
                }
                reserve(ascii.length - i + SLACK);
            }
        }
    }

    /** Copies up to the next character that may be escaped, and gives its place. */
    private int copyPlain(byte[] ascii, int from) {
        byte[] to = bytes;
        int at = length;
        int i = from;
        for (; i <= ascii.length - Long.BYTES; i += Long.BYTES) {
            long word = (long) WORDS.get(ascii, i);
            WORDS.set(to, at, word);
            long escaped = escapedIn(word);
            if (escaped != 0) {
                int plain = Long.numberOfTrailingZeros(escaped) / Byte.SIZE;
                length = at + plain;
                return i + plain;
            }
            at += Long.BYTES;
        }
        for (; i < ascii.length && ESCAPES[ascii[i]] == 0 && ascii[i] != UNKNOWN; i++) {
            to[at++] = ascii[i];
        }
        length = at;
        return i;
    }

    /**
     * The highest bit of the first byte that is a control character, a quote, a backslash or a
     * question mark, of eight of ASCII; bits above it mean nothing ("hasless" and "haszero" of Bit
     * Twiddling Hacks).
     */
    private static long escapedIn(long word) {
        long quote = word ^ QUOTES;
        long backslash = word ^ BACKSLASHES;
        long unknown = word ^ QUESTION_MARKS;
        return ((word - BLANKS) | (quote - ONES) | (backslash - ONES) | (unknown - ONES))
                & HIGH_BITS;
    }

    /** The content of a JSON string from a character on; where it stopped to let bytes go. */
    int appendEscaped(String text, int from, int maxChars) {
        int end = (int) Math.min(text.length(), (long) from + maxChars);
        reserve((int) Math.min(Integer.MAX_VALUE, (long) (end - from) + MAX_CHAR_BYTES));
        byte[] to = bytes;
        int at = length;
        int i = from;
        while (i < end) {
            char c = text.charAt(i);
            if (c < 0x80 && ESCAPES[c] == 0) {
                if (at == to.length) {
                    to = grown(at, end - i);
                }
                to[at++] = (byte) c;
                i++;
                continue;
            }
            if (to.length - at < MAX_CHAR_BYTES) {
                to = grown(at, end - i + MAX_CHAR_BYTES);
            }
            boolean isPair = Character.isSurrogate(c) && Utf8.isPair(text, i);
            at =
                    isPair
                            ? putPair(to, at, Character.toCodePoint(c, text.charAt(i + 1)))
                            : put(to, at, c);
            i += isPair ? 2 : 1;
        }
        length = at;
        return i;
    }

    private byte[] grown(int used, int more) {
        length = used;
        reserve(more);
        return bytes;
    }

    /** One character that does not stand for itself; a surrogate here is a lone one. */
    private static int put(byte[] to, int start, char c) {
        int at = start;
        if (c < 0x80 && ESCAPES[c] != 'U') {
            to[at++] = '\\';
            to[at++] = ESCAPES[c];
        } else if (c < 0x80 || Character.isSurrogate(c)) {
            to[at++] = '\\';
            to[at++] = 'u';
            to[at++] = HEX[c >> 12];
            to[at++] = HEX[c >> 8 & 15];
            to[at++] = HEX[c >> 4 & 15];
            to[at++] = HEX[c & 15];
        } else if (c < 0x800) {
            to[at++] = (byte) (0xC0 | (c >> 6));
            to[at++] = (byte) (0x80 | (c & 0x3F));
        } else {
            to[at++] = (byte) (0xE0 | (c >> 12));
            to[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
            to[at++] = (byte) (0x80 | (c & 0x3F));
        }
        return at;
    }

    private static int putPair(byte[] to, int start, int codePoint) {
        int at = start;
        to[at++] = (byte) (0xF0 | (codePoint >> 18));
        to[at++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
        to[at++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
        to[at++] = (byte) (0x80 | (codePoint & 0x3F));
        return at;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            int least = Math.addExact(length, more);
            bytes =
                    Arrays.copyOf(
                            bytes,
                            (int)
                                    Math.min(
                                            Integer.MAX_VALUE - 8L,
                                            Math.max(least, bytes.length * 2L)));
        }
    }

    private static byte[] escapes() {
        var escapes = new byte[0x80];
        Arrays.fill(escapes, 0, ' ', (byte) 'U');
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        escapes['\b'] = 'b';
        escapes['\t'] = 't';
        escapes['\n'] = 'n';
        escapes['\f'] = 'f';
        escapes['\r'] = 'r';
        return escapes;
    }
}
