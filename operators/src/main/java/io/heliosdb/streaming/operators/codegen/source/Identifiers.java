package io.heliosdb.streaming.operators.codegen.source;

import java.util.Locale;
import java.util.Set;

/** Java names for SQL names. */
public final class Identifiers {
    private static final int MAX_LENGTH = 40;

    /** Words that mean something else in generated code, or nothing at all in Java. */
    private static final Set<String> TAKEN =
            Set.of(
                    ("abstract assert boolean break byte case catch char class const continue"
                         + " default do double else enum extends final finally float for goto if"
                         + " implements import instanceof int interface long native new package"
                         + " private protected public return short static strictfp super switch"
                         + " synchronized this throw throws transient try void volatile while true"
                         + " false null cause kind scratch literals isPending step row entry")
                            .split(" "));

    private Identifiers() {}

    /**
     * A lower-camel-case name that reminds of the SQL name: {@code dep_delay} becomes {@code
     * depDelay}. Not unique.
     */
    public static String of(final String sqlName) {
        final StringBuilder name = new StringBuilder();
        boolean isWordStart = false;
        for (int i = 0; i < sqlName.length() && name.length() < MAX_LENGTH; i++) {
            final char c = sqlName.charAt(i);
            if (c < 128 && Character.isLetterOrDigit(c)) {
                name.append(isWordStart && !name.isEmpty() ? Character.toUpperCase(c) : c);
                isWordStart = false;
            } else {
                isWordStart = true;
            }
        }
        if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
            name.insert(0, "column");
        }
        if (name.chars().noneMatch(Character::isLowerCase)) {
            return safe(name.toString().toLowerCase(Locale.ROOT));
        }
        name.setCharAt(0, Character.toLowerCase(name.charAt(0)));
        return safe(name.toString());
    }

    private static String safe(final String name) {
        // a digit at the end would run into the number that makes the name unique
        final String text = Character.isDigit(name.charAt(name.length() - 1)) ? name + "_" : name;
        return TAKEN.contains(text) ? text + "Value" : text;
    }

    /** Text that may stand in a comment: nothing in it ends the comment or is read as an escape. */
    public static String comment(final String text) {
        return text.replace('\\', '/').replace("*/", "* /").replaceAll("\\s+", " ");
    }

    /** A Java string literal. */
    public static String literal(final String text) {
        final StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                literal.append('\\').append(c);
            } else if (c < ' ') {
                literal.append(' ');
            } else {
                literal.append(c);
            }
        }
        return literal.append('"').toString();
    }

    /** A name with its first letter in upper case, to follow a verb. */
    public static String capital(final String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
