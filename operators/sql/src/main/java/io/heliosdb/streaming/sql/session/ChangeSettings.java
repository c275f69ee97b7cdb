package io.heliosdb.streaming.sql.session;

import java.util.List;
import java.util.Locale;

/** The settings of changes that come in and go out. */
final class ChangeSettings {
    private ChangeSettings() {}

    static List<Setting> all() {
        return List.of(
                choice(
                        "table.exec.source.cdc-events-duplicate",
                        List.of("false", "true"),
                        "Whether changes may be read twice, so that the last row of each key is"
                                + " kept."),
                choice(
                        "table.exec.sink.upsert-materialize",
                        List.of("AUTO", "NONE", "FORCE"),
                        "When the rows of a primary key are kept in front of a sink by key."),
                choice(
                        "table.exec.sink.require-on-conflict",
                        List.of("true", "false"),
                        "Whether rows whose key is not the sink's primary key need ON CONFLICT."),
                choice(
                        "table.exec.sink.type-length-enforcer",
                        List.of("IGNORE", "TRIM_PAD", "ERROR"),
                        "What becomes of a text that is longer or shorter than its column."),
                choice(
                        "table.exec.sink.not-null-enforcer",
                        List.of("ERROR", "DROP"),
                        "What becomes of a row with NULL for a column that is NOT NULL."));
    }

    private static Setting choice(
            final String key, final List<String> values, final String description) {
        return new Setting(
                key,
                values.getFirst(),
                true,
                value ->
                        values.stream().anyMatch(value.strip()::equalsIgnoreCase)
                                ? ""
                                : "write " + String.join(" or ", values).toLowerCase(Locale.ROOT),
                description);
    }
}
