package io.heliosdb.streaming.gateway.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.gateway.config.LoggedPackage;
import io.heliosdb.streaming.gateway.config.LoggingSettings;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line before it has a form.
 *
 * @param timeMs epoch milliseconds
 * @param level of it
 * @param source who writes it
 * @param message what is so
 * @param trace id of the request that it was written for
 * @param fields more about it
 */
record LogLine(
        long timeMs,
        LoggingSettings.Level level,
        LoggedPackage source,
        String message,
        Optional<String> trace,
        List<LogField> fields) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** As a JSON object. */
    String json(final Optional<String> instance) {
        final ObjectNode line = MAPPER.createObjectNode();
        line.put("time", time()).put("level", name());
        line.put("logger", source.title()).put("message", message);
        instance.ifPresent(id -> line.put("instance", id));
        trace.ifPresent(id -> line.put("trace", id));
        for (final LogField field : fields) {
            switch (field.value()) {
                case Long number -> line.put(field.name(), number);
                case Integer number -> line.put(field.name(), number);
                case Boolean truth -> line.put(field.name(), truth);
                case null, default -> line.put(field.name(), String.valueOf(field.value()));
            }
        }
        return line.toString();
    }

    /** For people. */
    String text() {
        final StringBuilder line = new StringBuilder(time());
        line.append(String.format(Locale.ROOT, " %-5s ", name())).append(message);
        for (final LogField field : fields) {
            line.append("  ").append(field.name()).append('=').append(oneLine(field.value()));
        }
        trace.ifPresent(id -> line.append("  trace=").append(id));
        return line.toString();
    }

    private String time() {
        return Instant.ofEpochMilli(timeMs).toString();
    }

    private String name() {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private static String oneLine(final Object value) {
        return String.valueOf(value).replace("\n", " | ");
    }
}
