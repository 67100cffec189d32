package gantry.wire;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether a Host header names this server: a loopback name or a configured one, each also with
 * {@code sync-} before it, as SDKs put it there. A page of any web site can have its name resolve
 * to 127.0.0.1; its Host then betrays it.
 */
final class HostGuard {
    private static final String SYNC = "sync-";

    /** Ours: the longest name DNS has, a port and the prefix. */
    private static final int MAX_LENGTH = 253 + 6 + SYNC.length();

    /** Headers that were found good, so that the next request costs one look-up. */
    private static final int MAX_KNOWN = 256;

    private final Set<String> configured = new HashSet<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    HostGuard(Collection<String> configured) {
        configured.forEach(host -> this.configured.add(host.toLowerCase(Locale.ROOT)));
    }

    boolean allows(String header) {
        if (known.contains(header)) {
            return true;
        }
        if (header.length() > MAX_LENGTH || !isAllowed(header.toLowerCase(Locale.ROOT))) {
            return false;
        }
        if (known.size() < MAX_KNOWN) {
            known.add(header);
        }
        return true;
    }

    private boolean isAllowed(String header) {
        String authority = header.startsWith(SYNC) ? header.substring(SYNC.length()) : header;
        int colon = portColon(authority);
        String host = colon < 0 ? authority : authority.substring(0, colon);
        if (colon >= 0 && !isPort(authority.substring(colon + 1))) {
            return false;
        }
        return isLoopback(host)
                || configured.contains(host)
                || configured.contains(authority)
                || configured.contains(header);
    }

    private static int portColon(String authority) {
        return authority.indexOf(':', authority.startsWith("[") ? authority.indexOf(']') + 1 : 0);
    }

    private static boolean isPort(String text) {
        return !text.isEmpty()
                && text.length() <= 5
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.equals("[::1]")
                || isSubdomainOfLocalhost(host)
                || isLoopbackAddress(host);
    }

    private static boolean isSubdomainOfLocalhost(String host) {
        return host.endsWith(".localhost")
                && host.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '.');
    }

    /** 127.a.b.c with four plain decimal numbers; nothing that a resolver might read otherwise. */
    private static boolean isLoopbackAddress(String host) {
        String[] parts = host.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals("127")) {
            return false;
        }
        for (String part : parts) {
            boolean digits = part.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!digits || part.isEmpty() || part.length() > 3 || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }
}
