package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Parameters of an address that leaves nothing to be decided: {@code http} or {@code https}, a host
 * of letters, digits, dots and hyphens, and a path, all in visible ASCII characters.
 */
final class UrlQuery {
    private static final byte[] SECURE = ascii("https://");
    private static final byte[] OPEN = ascii("http://");
    private static final byte[] QUERY = ascii("QUERY");

    private UrlQuery() {}

    private static byte[] ascii(final String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** Whether the part that is asked for is the query. */
    static boolean isAsked(final long part) {
        return Utf8.length(part) == QUERY.length && startsWith(part, QUERY);
    }

    static boolean isPlain(final long address) {
        final int host =
                startsWith(address, SECURE)
                        ? SECURE.length
                        : startsWith(address, OPEN) ? OPEN.length : 0;
        final int length = Utf8.length(address);
        final long bytes = Utf8.bytes(address);
        int at = host;
        while (at < length && isOfHost(Memory.getByte(bytes + at))) {
            at++;
        }
        if (host == 0 || at == host || at == length || Memory.getByte(bytes + at) != '/') {
            return false;
        }
        while (at < length) {
            final byte b = Memory.getByte(bytes + at);
            if (b <= ' ' || b > '~') {
                return false;
            }
            at++;
        }
        return true;
    }

    private static boolean isOfHost(final byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '.'
                || b == '-';
    }

    private static boolean startsWith(final long text, final byte[] prefix) {
        if (Utf8.length(text) < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (Memory.getByte(Utf8.bytes(text) + i) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * The value of a parameter of a plain address, up to the next {@code &}; {@link Utf8#NULL} if
     * there is none.
     */
    static long value(final Scratch scratch, final long address, final long parameter) {
        final long bytes = Utf8.bytes(address);
        final int end = indexOf(bytes, '#', 0, Utf8.length(address));
        final int mark = indexOf(bytes, '?', 0, end);
        final int nameLength = Utf8.length(parameter);
        int start = mark + 1;
        while (start <= end - nameLength - 1) {
            final int next = indexOf(bytes, '&', start, end);
            if (Memory.getByte(bytes + start + nameLength) == '='
                    && Memory.equal(bytes + start, Utf8.bytes(parameter), nameLength)) {
                final int value = start + nameLength + 1;
                final int valueEnd = indexOf(bytes, '&', value, end);
                return Utf8.slice(scratch, address, value, valueEnd - value);
            }
            start = next + 1;
        }
        return Utf8.NULL;
    }

    /** Offset of the first such character, or the end. */
    private static int indexOf(final long bytes, final char sought, final int from, final int end) {
        int at = from;
        while (at < end && Memory.getByte(bytes + at) != sought) {
            at++;
        }
        return at;
    }
}
