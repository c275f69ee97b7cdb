package io.heliosdb.streaming.operators.interpreter.scalar;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** URL_ENCODE and URL_DECODE. */
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
}
