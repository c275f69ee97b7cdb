package io.heliosdb.streaming.codecs.sbe;

import java.util.Locale;

/**
 * A field of a message.
 *
 * @param id unique in the message
 * @param offset in the block; meaningless for variable data
 */
record SbeField(String name, int id, String type, int offset, String description) {
    /** As an element within the block. */
    String fixed() {
        return String.format(
                Locale.ROOT,
                "<field name=\"%s\" id=\"%d\" type=\"%s\" offset=\"%d\"%s/>\n",
                name,
                id,
                type,
                offset,
                attribute());
    }

    /** As an element behind the block. */
    String variable() {
        return String.format(
                Locale.ROOT,
                "<data name=\"%s\" id=\"%d\" type=\"%s\"%s/>\n",
                name,
                id,
                type,
                attribute());
    }

    private String attribute() {
        return description.isEmpty() ? "" : " description=\"" + escaped(description) + "\"";
    }

    /**
     * Text for an attribute in double quotes; characters that XML cannot hold become question
     * marks.
     */
    static String escaped(final String text) {
        final StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(
                        letter -> {
                            switch (letter) {
                                case '&' -> escaped.append("&amp;");
                                case '<' -> escaped.append("&lt;");
                                case '>' -> escaped.append("&gt;");
                                case '"' -> escaped.append("&quot;");
                                case '\t', '\n', '\r' ->
                                        escaped.append("&#").append(letter).append(';');
                                default -> escaped.appendCodePoint(isXml(letter) ? letter : '?');
                            }
                        });
        return escaped.toString();
    }

    private static boolean isXml(final int letter) {
        return letter >= ' '
                && letter != 0xfffe
                && letter != 0xffff
                && (letter < 0xd800 || letter > 0xdfff);
    }
}
