package io.heliosdb.streaming.gateway.config;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of the file with variables of the environment in it: <code>${NAME}</code>, and <code>
 * ${NAME:-default}</code> for one that is not set or empty. <code>$${</code> stands for <code>${
 * </code> itself.
 *
 * @param text with their values
 * @param variables names in their order
 */
record VariableText(String text, List<String> variables) {
    private static final String BEGIN = "${";
    private static final String LITERAL = "$${";
    private static final Pattern REFERENCE =
            Pattern.compile("(?<name>[A-Za-z_][A-Za-z0-9_]*)(:-(?<default>[^}]*))?");

    /** Whether there is something to expand. */
    static boolean isIn(final String written) {
        return written.contains(BEGIN);
    }

    /**
     * Puts values in.
     *
     * @throws HeliosException {@link ConfigError#VARIABLE} if one is not set and has no default,
     *     {@link ConfigError#SYNTAX} if it is not written as it must be
     */
    static VariableText of(final String written, final Map<String, String> environment) {
        final StringBuilder text = new StringBuilder();
        final List<String> variables = new ArrayList<>();
        int position = 0;
        while (position < written.length()) {
            if (written.startsWith(LITERAL, position)) {
                text.append(BEGIN);
                position += LITERAL.length();
            } else if (written.startsWith(BEGIN, position)) {
                final int end = written.indexOf('}', position);
                final Matcher reference =
                        REFERENCE.matcher(
                                end < 0 ? "" : written.substring(position + BEGIN.length(), end));
                if (!reference.matches()) {
                    throw malformed(written.substring(position));
                }
                variables.add(reference.group("name"));
                text.append(value(reference, environment));
                position = end + 1;
            } else {
                text.append(written.charAt(position));
                position++;
            }
        }
        return new VariableText(text.toString(), List.copyOf(variables));
    }

    private static String value(final Matcher reference, final Map<String, String> environment) {
        final String name = reference.group("name");
        final String value = environment.get(name);
        final String other = reference.group("default");
        if (value != null && (other == null || !value.isEmpty())) {
            return value;
        }
        if (other == null) {
            throw HeliosException.of(
                            ConfigError.VARIABLE,
                            "the environment variable " + name + " is not set")
                    .hint("set it, or write ${" + name + ":-} with a default behind :-");
        }
        return other;
    }

    private static HeliosException malformed(final String rest) {
        return HeliosException.of(
                        ConfigError.SYNTAX, "'" + rest + "' is no reference to a variable")
                .hint("write ${NAME} or ${NAME:-default}, and $${ for ${ itself");
    }
}
