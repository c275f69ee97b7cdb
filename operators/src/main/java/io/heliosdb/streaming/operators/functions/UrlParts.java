package io.heliosdb.streaming.operators.functions;

import java.net.MalformedURLException;
import java.net.URL;

/**
 * PARSE_URL, by Java's own reading of an address. Works on the heap, but for parameters of a plain
 * one ({@link UrlQuery}).
 */
public final class UrlParts {
    private static final String QUERY = "QUERY";

    private UrlParts() {}

    /** A part of an address; {@link Utf8#NULL} if it has none, or is no address. */
    public static long part(final Scratch scratch, final long address, final long part) {
        return HeapText.text(scratch, part(HeapText.string(address), HeapText.string(part)));
    }

    /** The value of a parameter of the QUERY of an address, up to the next {@code &}. */
    public static long part(
            final Scratch scratch, final long address, final long part, final long parameter) {
        if (UrlQuery.isPlain(address) && UrlQuery.isAsked(part)) {
            return UrlQuery.value(scratch, address, parameter);
        }
        final String query =
                HeapText.string(part).equals(QUERY) ? part(HeapText.string(address), QUERY) : null;
        return HeapText.text(
                scratch,
                query == null ? null : value(query, HeapText.string(parameter).concat("=")));
    }

    // URL's constructors check little, and Flink's results are what they let through
    @SuppressWarnings("deprecation")
    private static String part(final String address, final String part) {
        final URL url;
        try {
            url = new URL(address);
        } catch (final MalformedURLException e) {
            return null;
        }
        return switch (part) {
            case "HOST" -> url.getHost();
            case "PATH" -> url.getPath();
            case QUERY -> url.getQuery();
            case "REF" -> url.getRef();
            case "PROTOCOL" -> url.getProtocol();
            case "FILE" -> url.getFile();
            case "AUTHORITY" -> url.getAuthority();
            case "USERINFO" -> url.getUserInfo();
            default -> null;
        };
    }

    private static String value(final String query, final String key) {
        int at = query.indexOf(key);
        while (at > 0 && query.charAt(at - 1) != '&') {
            at = query.indexOf(key, at + 1);
        }
        if (at < 0) {
            return null;
        }
        final int start = at + key.length();
        final int end = query.indexOf('&', start);
        return query.substring(start, end < 0 ? query.length() : end);
    }
}
