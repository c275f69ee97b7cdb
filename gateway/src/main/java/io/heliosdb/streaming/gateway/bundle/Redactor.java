package io.heliosdb.streaming.gateway.bundle;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes secrets out of texts: those that are known, wherever they stand, and whatever looks like
 * one. It rather takes out too much.
 */
final class Redactor {
    static final String MASK = "***";

    /** Shorter ones would be found in words that are none. */
    private static final int LEAST_LENGTH = 8;

    /** What looks like a secret. */
    private static final List<Form> FORMS =
            List.of(
                    // a key or certificate as text
                    form("(?s)-----BEGIN [^-]+-----.*?(?:-----END [^-]+-----|\\z)", MASK),
                    // tokens
                    form("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]*)?", MASK),
                    form("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{8,}", "$1 " + MASK),
                    // hashes of passwords
                    form("\\$2[abxy]?\\$[0-9]{2}\\$[./A-Za-z0-9]{20,}", MASK),
                    form("SCRAM-SHA-[0-9]+\\$\\S+", MASK),
                    // keys, and the code of the first administrator
                    form("\\b[0-9A-Fa-f]{64,}\\b", MASK),
                    form("\\b(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}\\b", MASK),
                    // what is called a secret, but for places in the code like Tokens.java:12
                    form(
                            "(?i)((?:password|passwd|secret|token|credential|passphrase"
                                    + "|api[_-]?key|access[_-]?key|pepper)[\\w.-]{0,64}+"
                                    + "(?!:[0-9]+\\))[\"']?\\s{0,8}(?:=>|=|:)\\s{0,8})"
                                    + "(?:\"[^\"\\n]*\"?|'[^'\\n]*'?|[^\\s,;}&]+)",
                            "$1" + MASK),
                    // in addresses
                    form("://[^/\\s:@]{1,256}:[^/\\s@]{1,256}@", "://" + MASK + "@"));

    private record Form(Pattern pattern, String replacement) {}

    private static Form form(final String pattern, final String replacement) {
        return new Form(Pattern.compile(pattern), replacement);
    }

    private final List<String> known;

    /**
     * @param known secrets as they would stand in a text
     */
    Redactor(final Collection<String> known) {
        this.known =
                known.stream()
                        .map(String::strip)
                        .filter(each -> each.length() >= LEAST_LENGTH)
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
    }

    String redact(final String text) {
        String masked = text;
        for (final String each : known) {
            masked = masked.replace(each, MASK);
        }
        for (final Form form : FORMS) {
            masked = form.pattern().matcher(masked).replaceAll(form.replacement());
        }
        return masked;
    }
}
