package io.heliosdb.streaming.sql.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Writes the bridge's answers as JSON for the cache; {@link
 * io.heliosdb.streaming.sql.compiled.Json} reads them.
 */
final class AnswerJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private AnswerJson() {}

    static String write(final Object value) {
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(value, json);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(final Object value, final JsonGenerator json) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Boolean flag -> json.writeBoolean(flag);
            case Number number -> json.writeNumber(number.longValue());
            case List<?> list -> {
                json.writeStartArray();
                for (final Object each : list) {
                    write(each, json);
                }
                json.writeEndArray();
            }
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (final Map.Entry<?, ?> entry : map.entrySet()) {
                    json.writeFieldName((String) entry.getKey());
                    write(entry.getValue(), json);
                }
                json.writeEndObject();
            }
            default -> throw new IllegalArgumentException("not for JSON: " + value.getClass());
        }
    }
}
