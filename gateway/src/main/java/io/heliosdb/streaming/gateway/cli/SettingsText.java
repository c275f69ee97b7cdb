package io.heliosdb.streaming.gateway.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.config.EffectiveSetting;
import io.heliosdb.streaming.gateway.config.ValueOrigin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Settings as a file that would say the same, but for its secrets, and as JSON. */
final class SettingsText {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SettingsText() {}

    /** Lines of TOML. */
    static List<String> toml(final List<EffectiveSetting> settings) {
        final List<String> lines = new ArrayList<>();
        String section = "";
        for (final EffectiveSetting setting : settings) {
            if (!setting.section().equals(section)) {
                if (!section.isEmpty()) {
                    lines.add("");
                }
                section = setting.section();
                lines.add("[" + section + "]");
            }
            lines.add(line(setting));
        }
        return lines;
    }

    private static String line(final EffectiveSetting setting) {
        return setting.shown()
                .map(value -> setting.name() + " = " + notation(value) + "  # " + setting.origin())
                .orElseGet(() -> "# " + setting.name() + ": " + setting.note());
    }

    /** A text of JSON is one of TOML; what looks like a variable is none. */
    private static String notation(final Object value) {
        return value instanceof String text
                ? TextNode.valueOf(text.replace("${", "$${")).toString()
                : String.valueOf(value);
    }

    /** One object. */
    static ObjectNode json(final Configuration configuration) {
        final ObjectNode all = MAPPER.createObjectNode();
        all.put("file", configuration.source().map(Object::toString).orElse(null));
        final var list = all.putArray("settings");
        for (final EffectiveSetting setting : configuration.settings()) {
            final ObjectNode each = list.addObject();
            each.put("key", setting.fullName());
            each.set("value", MAPPER.valueToTree(setting.shown().orElse(null)));
            each.set("source", json(setting.origin()));
        }
        return all;
    }

    private static ObjectNode json(final ValueOrigin origin) {
        final ObjectNode source = MAPPER.createObjectNode();
        source.put("kind", origin.kind().name().toLowerCase(Locale.ROOT));
        origin.position()
                .ifPresent(
                        place ->
                                source.put("file", place.file())
                                        .put("line", place.line())
                                        .put("column", place.column()));
        if (!origin.variables().isEmpty()) {
            origin.variables().forEach(source.putArray("variables")::add);
        }
        return source;
    }
}
