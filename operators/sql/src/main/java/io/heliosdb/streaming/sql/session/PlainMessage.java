package io.heliosdb.streaming.sql.session;

import java.util.regex.Pattern;

/**
 * The planner's words without what only its authors understand.
 *
 * @param what the first sentence, without its full stop
 * @param detail the others, or empty
 */
record PlainMessage(String what, String detail) {
    private static final Pattern CLASS =
            Pattern.compile("^([a-z]+\\.)+[A-Z]\\w+(Exception|Error): ");
    private static final Pattern PREAMBLE =
            Pattern.compile("^(Failed to|Could not) execute [A-Z ]+( statement)?\\.\\s+(?=\\S)");
    private static final Pattern SENTENCE = Pattern.compile("\\. (?=[A-Z])|: (?=\\w+\\(\\w+=\\[)");

    static PlainMessage of(final String message) {
        final String text =
                PREAMBLE.matcher(CLASS.matcher(message).replaceFirst(""))
                        .replaceFirst("")
                        .replaceAll("\\s*\\n\\s*", " ")
                        .replace("default_catalog.default_database.", "")
                        .replace("`default_catalog`.`default_database`.", "")
                        .replace("VARCHAR(2147483647)", "STRING")
                        .replaceAll(",? at line \\d+, column \\d+$", "")
                        .strip()
                        .replaceAll("\\.$", "");
        final String[] sentences = SENTENCE.split(text, 2);
        return new PlainMessage(sentences[0], sentences.length == 1 ? "" : sentences[1]);
    }
}
