package gantry.objects.store;

import java.util.Comparator;

/** The order of keys: that of their UTF-8 bytes, which is that of their code points. */
public final class KeyOrder {
    /** Differs from {@link String#compareTo} where a character beyond the BMP meets U+E000 on. */
    public static final Comparator<String> INSTANCE = KeyOrder::compare;

    private KeyOrder() {}

    public static int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.compare(rank(x), rank(y));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** Moves surrogates behind the rest of the BMP, where the code points they stand for are. */
    private static char rank(char c) {
        if (c < Character.MIN_SURROGATE) {
            return c;
        }
        return Character.isSurrogate(c) ? (char) (c + 0x2000) : (char) (c - 0x800);
    }
}
