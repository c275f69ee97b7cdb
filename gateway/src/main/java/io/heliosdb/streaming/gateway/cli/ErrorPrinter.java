package io.heliosdb.streaming.gateway.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.error.ErrorText;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;

import java.io.PrintStream;
import java.util.Locale;

/** Prints an error in its parts, for people or as one JSON object per line. */
final class ErrorPrinter {
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
            stream.println(ErrorText.of(error));
        }
        stream.flush();
    }

    private static String json(final HeliosException error) {
        final ObjectNode parts = new ObjectMapper().createObjectNode();
        parts.put("code", error.code().code());
        parts.put("category", error.code().category().name().toLowerCase(Locale.ROOT));
        parts.put("error", error.what());
        parts.put("detail", error.detail());
        parts.put("hint", ErrorText.hint(error));
        error.position().ifPresent(position -> putPosition(parts.putObject("position"), position));
        return parts.toString();
    }

    private static void putPosition(final ObjectNode parts, final Position position) {
        parts.put("file", position.file());
        parts.put("line", position.line());
        parts.put("column", position.column());
    }
}
