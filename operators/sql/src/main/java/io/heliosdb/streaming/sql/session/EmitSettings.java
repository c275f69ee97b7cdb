package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.operators.plan.Emission;
import io.heliosdb.streaming.sql.TimeSpan;

import java.util.List;

/**
 * The settings {@code table.exec.emit.*}: results of the older GROUP BY TUMBLE(…) and HOP(…) before
 * the end of a window, and updates behind it. The planner checks what they must be together.
 */
final class EmitSettings {
    private static final String EARLY = "table.exec.emit.early-fire.enabled";
    private static final String EARLY_DELAY = "table.exec.emit.early-fire.delay";
    private static final String LATE = "table.exec.emit.late-fire.enabled";
    private static final String LATE_DELAY = "table.exec.emit.late-fire.delay";
    private static final String LATENESS = "table.exec.emit.allow-lateness";

    /** Ends after all times, and can be added to one. */
    private static final long LONGEST_DELAY_MS = Long.MAX_VALUE / 4;

    private EmitSettings() {}

    static List<Setting> all() {
        return List.of(
                flag(EARLY, "Whether windows of GROUP BY TUMBLE and HOP give results early."),
                delay(
                        EARLY_DELAY,
                        "Time between early results of a key; 0 s for one with each row."),
                flag(LATE, "Whether rows that come behind the end of such a window update it."),
                delay(LATE_DELAY, "Time between such updates of a key; 0 s for one with each row."),
                new Setting(
                        LATENESS,
                        "",
                        true,
                        EmitSettings::complaint,
                        "For how long such rows are taken; table.exec.state.ttl if not set."));
    }

    private static Setting flag(final String key, final String description) {
        return new Setting(
                key,
                "false",
                true,
                value -> List.of("true", "false").contains(value) ? "" : "write true or false",
                description);
    }

    private static Setting delay(final String key, final String description) {
        return new Setting(key, "", true, EmitSettings::complaint, description);
    }

    private static String complaint(final String value) {
        return TimeSpan.parse(value).isPresent() ? "" : "write a time such as 0 s, 10 s or 5 min";
    }

    /** Rows are taken for as long as state lives, if nothing is said. */
    private static long latenessMs(final Settings settings) {
        return TimeSpan.parse(settings.value(LATENESS))
                .or(() -> TimeSpan.parse(settings.value(Settings.STATE_TTL)))
                .orElse(0L);
    }

    /** What the settings are together. */
    static Emission emission(final Settings settings) {
        final boolean isLate = Boolean.parseBoolean(settings.value(LATE));
        return new Emission(
                Boolean.parseBoolean(settings.value(EARLY)),
                delayMs(settings, EARLY_DELAY),
                isLate,
                delayMs(settings, LATE_DELAY),
                isLate ? latenessMs(settings) : 0);
    }

    private static long delayMs(final Settings settings, final String key) {
        return Math.min(TimeSpan.parse(settings.value(key)).orElse(0L), LONGEST_DELAY_MS);
    }
}
