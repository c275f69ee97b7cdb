package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.sql.NearestName;
import io.heliosdb.streaming.sql.SqlError;
import io.heliosdb.streaming.sql.TimeSpan;
import io.heliosdb.streaming.sql.compiled.PlanSettings;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A session's settings. Known are the engine's own, those of SQL that it honours, and those of
 * Flink scripts that mean nothing here: they are taken only with the values that the engine works
 * by, so that a script written for Flink runs, and one that relies on something else does not run
 * wrongly.
 */
final class Settings {
    static final String TIME_ZONE = "table.local-time-zone";
    static final String STATE_TTL = "table.exec.state.ttl";

    private static final String IDLE_TIMEOUT = "table.exec.source.idle-timeout";

    private final Map<String, Setting> known = new TreeMap<>();
    private final Map<String, String> values = new TreeMap<>();

    Settings(final List<Setting> ofEngine) {
        add(
                new Setting(
                        TIME_ZONE,
                        "UTC",
                        true,
                        Settings::zoneComplaint,
                        "Time zone of the session."));
        fixed("execution.runtime-mode", "streaming");
        fixed("table.sql-dialect", "default");
        add(
                new Setting(
                        STATE_TTL,
                        "0 ms",
                        true,
                        Settings::spanComplaint,
                        "How long operators keep state that is not written; 0 for ever."));
        add(
                new Setting(
                        IDLE_TIMEOUT,
                        "0 ms",
                        true,
                        Settings::spanComplaint,
                        "After how long without rows a union does not wait for a table; 0 never."));
        EmitSettings.all().forEach(this::add);
        ChangeSettings.all().forEach(this::add);
        fixed("table.exec.legacy-cast-behaviour", "DISABLED");
        free("parallelism.default", "Rows are processed in one order whatever the number says.");
        free("table.exec.resource.default-parallelism", "As parallelism.default.");
        free("table.optimizer.agg-phase-strategy", "Aggregates have one phase.");
        free("table.optimizer.distinct-agg.split.enabled", "DISTINCT is not split.");
        free("table.exec.mini-batch.enabled", "A batch is what has arrived.");
        free("table.exec.mini-batch.allow-latency", "As table.exec.mini-batch.enabled.");
        free("table.exec.mini-batch.size", "As table.exec.mini-batch.enabled.");
        free("pipeline.name", "Name of the job.");
        free("pipeline.auto-watermark-interval", "The watermark follows each row.");
        free("sql-client.execution.result-mode", "How Flink's client shows results.");
        free("table.dml-sync", "An INSERT of a script is waited for.");
        ofEngine.forEach(this::add);
    }

    private void add(final Setting setting) {
        known.put(setting.key(), setting);
    }

    private void free(final String key, final String description) {
        add(new Setting(key, "", false, value -> "", description + " Taken and not used."));
    }

    private void fixed(final String key, final String... allowed) {
        final Function<String, String> complaint =
                value ->
                        List.of(allowed).stream().anyMatch(value.strip()::equalsIgnoreCase)
                                ? ""
                                : "the engine works with " + allowed[0] + " only";
        add(new Setting(key, allowed[0], false, complaint, "Fixed."));
    }

    /** Sets a value after checking it. */
    void set(final String key, final String value, final Position position) {
        final String complaint = find(key, position).complaint().apply(value);
        if (complaint.startsWith("the engine works with")) {
            throw HeliosException.of(
                            SqlError.SETTING_FIXED,
                            "setting '" + key + "' cannot be '" + value + "'")
                    .detail(complaint)
                    .at(position);
        }
        if (!complaint.isEmpty()) {
            throw HeliosException.of(
                            SqlError.SETTING_INVALID,
                            "setting '" + key + "' cannot be '" + value + "'")
                    .detail(complaint)
                    .at(position);
        }
        values.put(key, value);
    }

    void reset(final String key, final Position position) {
        values.remove(find(key, position).key());
    }

    void resetAll() {
        values.clear();
    }

    private Setting find(final String key, final Position position) {
        final Setting setting = known.get(key);
        if (setting != null) {
            return setting;
        }
        final HeliosException error =
                HeliosException.of(SqlError.SETTING_UNKNOWN, "setting '" + key + "' does not exist")
                        .at(position);
        throw NearestName.of(key, known.keySet())
                .map(nearest -> error.hint("did you mean '" + nearest + "'?"))
                .orElse(error.hint("SET; lists the settings"));
    }

    /** The value of a known setting, or its default. */
    String value(final String key) {
        return values.getOrDefault(key, known.get(key).defaultValue());
    }

    /** All known settings with their values. */
    List<List<String>> rows() {
        final List<List<String>> rows = new ArrayList<>();
        known.forEach((key, setting) -> rows.add(List.of(key, value(key))));
        return rows;
    }

    /** What the planner must know. */
    Map<String, String> forPlanner() {
        final Map<String, String> options = new TreeMap<>();
        known.values().stream()
                .filter(Setting::isForPlanner)
                .filter(setting -> !value(setting.key()).isEmpty())
                .forEach(setting -> options.put(setting.key(), value(setting.key())));
        return options;
    }

    /** What must be known where the planner's plans are read. */
    PlanSettings forPlans(final String database) {
        return new PlanSettings(
                value(TIME_ZONE),
                EmitSettings.emission(this),
                TimeSpan.parse(value(IDLE_TIMEOUT)).orElseThrow(),
                database);
    }

    private static String spanComplaint(final String span) {
        return TimeSpan.parse(span).isPresent() ? "" : "write a time such as 12 h or 7 d";
    }

    private static String zoneComplaint(final String zone) {
        try {
            ZoneId.of(zone);
            return "";
        } catch (final DateTimeException e) {
            return "not a time zone; write for example UTC, Europe/Berlin or GMT+02:00";
        }
    }
}
