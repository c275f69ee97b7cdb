package io.heliosdb.streaming.gateway.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;

import java.io.PrintStream;
import java.util.Locale;
import java.util.regex.Pattern;

/** Prints an error in its parts, for people or as one JSON object per line. */
final class ErrorPrinter {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n]]");

    private final PrintStream stream;
    private final boolean isJson;

    ErrorPrinter(final PrintStream stream, final boolean isJson) {
        this.stream = stream;
        this.isJson = isJson;
    }

    void print(final HeliosException error) {
        if (isJson) {
            stream.println(json(error));
        } else {
            printParts(error);
        }
        stream.flush();
    }

    private void printParts(final HeliosException error) {
        stream.println("error " + error.code().code() + ": " + visible(error.what()));
        error.position().ifPresent(position -> stream.println("    at: " + position));
        printPart("detail", error.detail());
        printPart("  hint", hint(error));
    }

    private void printPart(final String label, final String text) {
        if (!text.isEmpty()) {
            stream.println(label + ": " + visible(text).replace("\n", "\n        "));
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

    private static String hint(final HeliosException error) {
        return error.hint().isEmpty()
                ? "docs/reference/errors.md says what " + error.code().code() + " stands for"
                : error.hint();
    }

    private static String json(final HeliosException error) {
        final ObjectNode parts = new ObjectMapper().createObjectNode();
        parts.put("code", error.code().code());
        parts.put("category", error.code().category().name().toLowerCase(Locale.ROOT));
        parts.put("error", error.what());
        parts.put("detail", error.detail());
        parts.put("hint", hint(error));
        error.position().ifPresent(position -> putPosition(parts.putObject("position"), position));
        return parts.toString();
    }

    private static void putPosition(final ObjectNode parts, final Position position) {
        parts.put("file", position.file());
        parts.put("line", position.line());
        parts.put("column", position.column());
    }
}
