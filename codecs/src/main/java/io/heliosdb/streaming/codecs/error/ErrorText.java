package io.heliosdb.streaming.codecs.error;

import java.util.Locale;
import java.util.regex.Pattern;

/** An error in its parts, as people read it on a console. */
public final class ErrorText {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n]]");

    private ErrorText() {}

    /** Lines without an end of the last: the code and what happened, then the parts there are. */
    public static String of(final HeliosException error) {
        final StringBuilder text =
                new StringBuilder("error ")
                        .append(error.code().code())
                        .append(": ")
                        .append(visible(error.what()));
        error.position().ifPresent(position -> append(text, "    at", position.toString()));
        append(text, "detail", error.detail());
        append(text, "  hint", hint(error));
        return text.toString();
    }

    /** What the user can do: the error's hint, or where its code is explained. */
    public static String hint(final HeliosException error) {
        return error.hint().isEmpty()
                ? "docs/reference/errors.md says what " + error.code().code() + " stands for"
                : error.hint();
    }

    private static void append(final StringBuilder text, final String label, final String part) {
        if (!part.isEmpty()) {
            text.append('\n').append(label).append(": ");
            text.append(visible(part).replace("\n", "\n        "));
        }
    }

    /** What came from data must not steer the terminal. */
    private static String visible(final String text) {
        return CONTROL.matcher(text)
                .replaceAll(
                        found ->
                                String.format(
                                        Locale.ROOT, "\\\\x%02x", (int) found.group().charAt(0)));
    }
}
