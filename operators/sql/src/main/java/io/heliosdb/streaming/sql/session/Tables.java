package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.sql.compiled.Places;
import io.heliosdb.streaming.sql.compiled.SqlTypes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the parts of the bridge's answers that describe tables. */
final class Tables {
    private Tables() {}

    static TableDescription description(final Map<?, ?> facts) {
        final List<Object> physical = new ArrayList<>();
        final List<String> computed = new ArrayList<>();
        for (final Object each : (List<?>) facts.get("columns")) {
            final Map<?, ?> column = (Map<?, ?>) each;
            if ("physical".equals(column.get("kind"))) {
                physical.add(column);
            } else {
                computed.add((String) column.get("name"));
            }
        }
        final Map<String, String> options = new LinkedHashMap<>();
        ((Map<?, ?>) facts.get("options"))
                .forEach((key, value) -> options.put((String) key, (String) value));
        return new TableDescription(
                (String) facts.get("name"),
                "VIEW".equals(facts.get("kind")),
                SqlTypes.columns(physical, new Places(List.of())),
                computed,
                options,
                texts(facts.get("primaryKey")));
    }

    static List<String> texts(final Object list) {
        final List<String> texts = new ArrayList<>();
        if (list instanceof List<?> items) {
            items.forEach(each -> texts.add((String) each));
        }
        return texts;
    }

    static List<List<String>> rows(final Object list) {
        final List<List<String>> rows = new ArrayList<>();
        if (list instanceof List<?> items) {
            items.forEach(each -> rows.add(texts(each)));
        }
        return rows;
    }
}
