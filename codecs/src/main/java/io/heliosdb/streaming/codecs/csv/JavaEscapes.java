package io.heliosdb.streaming.codecs.csv;

/** Resolves Java's escape sequences in an option, so that {@code '\t'} in SQL means a tab. */
final class JavaEscapes {
    private JavaEscapes() {}

    static String resolve(final String text) {
        final StringBuilder resolved = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            if (text.startsWith("\\u", i)
                    && text.substring(i).matches("(?s)\\\\u+[0-9a-fA-F]{4}.*")) {
                final int digits =
                        i + text.substring(i).replaceFirst("(?s)^(\\\\u+).*", "$1").length();
                resolved.append((char) Integer.parseInt(text, digits, digits + 4, 16));
                i = digits + 4;
            } else if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                resolved.append(meaning(text.charAt(i + 1)));
                i += 2;
            } else {
                resolved.append(text.charAt(i));
                i++;
            }
        }
        return resolved.toString();
    }

    private static char meaning(final char letter) {
        return switch (letter) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> letter;
        };
    }
}
