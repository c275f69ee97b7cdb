package io.heliosdb.streaming.operators.interpreter.scalar;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** URL_ENCODE, URL_DECODE and PARSE_URL. */
final class UrlTexts {
    private UrlTexts() {}

    static Object encoded(final String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static Object decoded(final String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (final IllegalArgumentException e) {
            return null; // what an escape that is none gives
        }
    }

    /** Operands: address, part, and optionally the name of a parameter of the query. */
    static Object part(final List<Object> operands) {
        final String part = (String) operands.get(1);
        if (operands.size() == 3 && !part.equals("QUERY")) {
            return null;
        }
        final String found = part((String) operands.get(0), part);
        if (operands.size() < 3 || found == null) {
            return found;
        }
        final String key = Pattern.quote((String) operands.get(2));
        final Matcher matcher = Pattern.compile("(?:^|&)" + key + "=([^&]*)").matcher(found);
        return matcher.find() ? matcher.group(1) : null;
    }

    // no other class of Java lets through what this one does
    @SuppressWarnings("deprecation")
    private static String part(final String address, final String part) {
        try {
            final URL url = new URL(address);
            return switch (part) {
                case "PROTOCOL" -> url.getProtocol();
                case "AUTHORITY" -> url.getAuthority();
                case "USERINFO" -> url.getUserInfo();
                case "HOST" -> url.getHost();
                case "FILE" -> url.getFile();
                case "PATH" -> url.getPath();
                case "QUERY" -> url.getQuery();
                case "REF" -> url.getRef();
                default -> null;
            };
        } catch (final MalformedURLException e) {
            return null; // no address has no parts
        }
    }
}
