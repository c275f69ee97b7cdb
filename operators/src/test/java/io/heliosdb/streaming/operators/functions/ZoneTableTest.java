package io.heliosdb.streaming.operators.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.operators.interpreter.scalar.Zones;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Against {@code java.time}, in all zones that there are. */
final class ZoneTableTest {
    private static final int TIMES = 400;
    private static final long HOUR_MS = 3_600_000;
    private static final long[] HALF_SPANS_MS = {
        // 80 years around 1970, 1,500 and 40,000
        80 * 31_556_952_000L, 1_500 * 31_556_952_000L, 40_000 * 31_556_952_000L
    };

    @Test
    void agreesInEveryZoneAtAnyTime() {
        final SplittableRandom random = new SplittableRandom(20_260_101);
        for (final String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            final ZoneTable table = ZoneTable.of(id);
            for (int i = 0; i < TIMES; i++) {
                final long span = HALF_SPANS_MS[i % HALF_SPANS_MS.length];
                compare(id, table, random.nextLong(-span, span));
            }
        }
    }

    @Test
    void agreesAroundEveryChange() {
        for (final String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            final ZoneTable table = ZoneTable.of(id);
            Instant at = Instant.parse("1800-01-01T00:00:00Z");
            while (at != null && at.isBefore(Instant.parse("2060-01-01T00:00:00Z"))) {
                final var next = ZoneId.of(id).getRules().nextTransition(at);
                at = next == null ? null : next.getInstant();
                if (at != null) {
                    for (long distance = -2 * HOUR_MS; distance <= 2 * HOUR_MS; ) {
                        compare(id, table, at.toEpochMilli() + distance);
                        compare(id, table, at.toEpochMilli() + distance - 1);
                        distance += HOUR_MS / 4;
                    }
                }
            }
        }
    }

    @Test
    void aSkippedHourIsCompleteWhenItBeginsAndADoubledOneWithItsSecond() {
        final ZoneTable table = ZoneTable.of("America/Los_Angeles");
        assertThat(table.toTimer(local("2021-03-14T01:59:59.999")))
                .isEqualTo(epochMs("2021-03-14T09:59:59.999Z"));
        assertThat(table.toTimer(local("2021-03-14T02:59:59.999")))
                .isEqualTo(epochMs("2021-03-14T10:00:00Z"));
        assertThat(table.toTimer(local("2021-11-07T01:00:00")))
                .isEqualTo(epochMs("2021-11-07T09:00:00Z"));
        assertThat(table.toTimer(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void windowsEndInOrderWhereClocksAreSetByHalfAnHour() {
        final ZoneTable table = ZoneTable.of("Australia/Lord_Howe");
        final long tenMinutes = HOUR_MS / 6;
        // it is 2:30 then, which comes before Flink lets the windows up to 2:20 end
        assertThat(table.toTimer(local("2024-10-06T02:19:59.999")))
                .isEqualTo(epochMs("2024-10-05T15:49:59.999Z"));
        assertThat(table.toTimer(local("2024-10-06T02:19:59.999"), tenMinutes))
                .isEqualTo(epochMs("2024-10-05T15:39:59.999Z"));
        assertThat(table.toTimer(local("2024-10-06T02:19:59.999"), HOUR_MS))
                .isEqualTo(epochMs("2024-10-05T15:49:59.999Z"));
        assertThat(table.toTimer(local("2024-04-07T01:49:59.999"), tenMinutes))
                .isEqualTo(table.toTimer(local("2024-04-07T02:09:59.999"), tenMinutes))
                .isEqualTo(epochMs("2024-04-06T15:39:59.999Z"));
        assertThat(table.toTimer(local("2024-04-07T01:59:59.999"), 2 * HOUR_MS))
                .isEqualTo(epochMs("2024-04-06T15:59:59.999Z"));
    }

    @Test
    void laterWindowsNeverEndEarlierAndTheInterpreterSaysTheSame() {
        for (final String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            final ZoneTable table = ZoneTable.of(id);
            Instant at = Instant.parse("1800-01-01T00:00:00Z");
            while (at != null && at.isBefore(Instant.parse("2060-01-01T00:00:00Z"))) {
                final var next = ZoneId.of(id).getRules().nextTransition(at);
                at = next == null ? null : next.getInstant();
                if (at != null) {
                    compareWindows(id, table, table.toLocal(at.toEpochMilli() - 1));
                    compareWindows(id, table, table.toLocal(at.toEpochMilli()));
                }
            }
        }
    }

    private static void compareWindows(
            final String id, final ZoneTable table, final long changeMs) {
        final long stepMs = HOUR_MS / 6;
        long latest = Long.MIN_VALUE;
        for (long localMs = changeMs - 2 * HOUR_MS; localMs <= changeMs + 2 * HOUR_MS; ) {
            final long timer = table.toTimer(localMs, stepMs);
            assertThat(timer)
                    .as("%s at %s", id, Instant.ofEpochMilli(localMs))
                    .isGreaterThanOrEqualTo(latest)
                    .isEqualTo(Zones.toTimerMs(localMs, stepMs, id));
            latest = timer;
            localMs += stepMs;
        }
    }

    private static void compare(final String id, final ZoneTable table, final long ms) {
        final ZoneId zone = ZoneId.of(id);
        final LocalDateTime shown = LocalDateTime.ofInstant(Instant.ofEpochMilli(ms), zone);
        assertThat(table.toLocal(ms))
                .as("%s shows at %s", id, Instant.ofEpochMilli(ms))
                .isEqualTo(shown.toInstant(ZoneOffset.UTC).toEpochMilli());
        final long localMs = table.toLocal(ms) + ms % HOUR_MS;
        final LocalDateTime local =
                LocalDateTime.ofInstant(Instant.ofEpochMilli(localMs), ZoneOffset.UTC);
        assertThat(table.toInstant(localMs))
                .as("%s is at %s", id, local)
                .isEqualTo(local.atZone(zone).toInstant().toEpochMilli());
        assertThat(table.date(ms)).isEqualTo((int) shown.toLocalDate().toEpochDay());
        assertThat(table.time(ms, 3))
                .isEqualTo((int) (shown.toLocalTime().toNanoOfDay() / 1_000_000));
    }

    private static long local(final String text) {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static long epochMs(final String text) {
        return Instant.parse(text).toEpochMilli();
    }
}
