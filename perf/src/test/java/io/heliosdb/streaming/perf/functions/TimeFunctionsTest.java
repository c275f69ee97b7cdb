package io.heliosdb.streaming.perf.functions;

import static io.heliosdb.streaming.perf.functions.Samples.string;

import io.heliosdb.streaming.operators.functions.DatePattern;
import io.heliosdb.streaming.operators.functions.DateRounding;
import io.heliosdb.streaming.operators.functions.LegacyPattern;
import io.heliosdb.streaming.operators.functions.Scratch;
import io.heliosdb.streaming.operators.functions.TimeParser;
import io.heliosdb.streaming.operators.functions.TimeText;
import io.heliosdb.streaming.operators.functions.Times;

import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.utils.DateTimeUtils;
import org.apache.flink.table.utils.DateTimeUtils.TimeUnitRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.IntToLongFunction;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;

class TimeFunctionsTest {
    private static final int ROUNDS = 6_000;
    private static final long MS_PER_DAY = 86_400_000L;
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
    private static final List<String> PATTERNS =
            List.of(
                    "yyyy-MM-dd HH:mm:ss",
                    "yyyy-MM-dd HH:mm:ss.SSS",
                    "yyyy-MM-dd'T'HH:mm:ss.SSSSSS",
                    "dd/MM/yy h:m a",
                    "EEE, d MMM yyyy",
                    "EEEE MMMM D",
                    "yyyyMMddHHmmss",
                    "y-M-d 'o''clock' ''",
                    "QQQ yyyy w",
                    "[yyyy]",
                    "HH:mm",
                    "S SS",
                    "u日M月");

    private final Samples samples = new Samples(17);
    private final Scratch scratch = samples.scratch;

    @AfterEach
    void close() {
        samples.close();
    }

    @Test
    void fieldsOfDates() {
        final Map<TimeUnitRange, IntToLongFunction> fields = new EnumMap<>(TimeUnitRange.class);
        fields.put(TimeUnitRange.YEAR, Times::year);
        fields.put(TimeUnitRange.QUARTER, Times::quarter);
        fields.put(TimeUnitRange.MONTH, Times::month);
        fields.put(TimeUnitRange.DAY, Times::day);
        fields.put(TimeUnitRange.DOW, Times::dayOfWeek);
        fields.put(TimeUnitRange.ISODOW, Times::isoDayOfWeek);
        fields.put(TimeUnitRange.DOY, Times::dayOfYear);
        fields.put(TimeUnitRange.WEEK, Times::week);
        fields.put(TimeUnitRange.ISOYEAR, Times::isoYear);
        fields.put(TimeUnitRange.DECADE, Times::decade);
        fields.put(TimeUnitRange.CENTURY, Times::century);
        fields.put(TimeUnitRange.MILLENNIUM, Times::millennium);
        for (int i = 0; i < ROUNDS; i++) {
            final int days = (int) Math.floorDiv(samples.timestamp(), MS_PER_DAY);
            fields.forEach(
                    (unit, field) ->
                            Twin.check(
                                    () -> unit + " of " + days,
                                    () -> field.applyAsLong(days),
                                    () -> DateTimeUtils.extractFromDate(unit, days)));
        }
    }

    private record Rounding(LongUnaryOperator floor, LongUnaryOperator ceil) {}

    @Test
    void roundingOfDates() {
        final Map<TimeUnitRange, Rounding> roundings = new EnumMap<>(TimeUnitRange.class);
        roundings.put(
                TimeUnitRange.YEAR, new Rounding(DateRounding::floorYear, DateRounding::ceilYear));
        roundings.put(
                TimeUnitRange.QUARTER,
                new Rounding(DateRounding::floorQuarter, DateRounding::ceilQuarter));
        roundings.put(
                TimeUnitRange.MONTH,
                new Rounding(DateRounding::floorMonth, DateRounding::ceilMonth));
        roundings.put(
                TimeUnitRange.WEEK, new Rounding(DateRounding::floorWeek, DateRounding::ceilWeek));
        roundings.put(
                TimeUnitRange.DAY, new Rounding(DateRounding::floorDay, DateRounding::ceilDay));
        roundings.put(
                TimeUnitRange.DECADE,
                new Rounding(DateRounding::floorDecade, DateRounding::ceilDecade));
        roundings.put(
                TimeUnitRange.CENTURY,
                new Rounding(DateRounding::floorCentury, DateRounding::ceilCentury));
        roundings.put(
                TimeUnitRange.MILLENNIUM,
                new Rounding(DateRounding::floorMillennium, DateRounding::ceilMillennium));
        for (int i = 0; i < ROUNDS; i++) {
            final long days = Math.floorDiv(samples.timestamp(), MS_PER_DAY);
            roundings.forEach(
                    (unit, rounding) -> {
                        Twin.check(
                                () -> "FLOOR " + days + " TO " + unit,
                                () -> rounding.floor().applyAsLong(days),
                                () -> DateTimeUtils.unixDateFloor(unit, days));
                        Twin.check(
                                () -> "CEIL " + days + " TO " + unit,
                                () -> rounding.ceil().applyAsLong(days),
                                () -> DateTimeUtils.unixDateCeil(unit, days));
                    });
        }
    }

    @Test
    void months() {
        for (int i = 0; i < ROUNDS; i++) {
            final long from = samples.timestamp();
            final long to = samples.timestamp();
            final int months = samples.below(400) - 200;
            final Supplier<String> call = () -> from + " " + to + " " + months;
            Twin.check(
                    call,
                    () -> Times.addMonths(from, months),
                    () -> DateTimeUtils.addMonths(from, months));
            Twin.check(
                    call,
                    () -> Times.monthsBetween(from, to),
                    () -> DateTimeUtils.subtractMonths(to, from));
            final int fromDays = (int) (from / MS_PER_DAY);
            final int toDays = (int) (to / MS_PER_DAY);
            Twin.check(
                    call,
                    () -> Times.addMonths(fromDays, months),
                    () -> DateTimeUtils.addMonths(fromDays, months));
            Twin.check(
                    call,
                    () -> Times.monthsBetween(fromDays, toDays),
                    () -> DateTimeUtils.subtractMonths(toDays, fromDays));
        }
    }

    @Test
    void printing() {
        for (int i = 0; i < ROUNDS; i++) {
            samples.reset();
            final long timestamp = samples.timestamp();
            final int digits = samples.below(4);
            final int days = (int) Math.floorDiv(timestamp, MS_PER_DAY);
            final int time = (int) Math.floorMod(timestamp, MS_PER_DAY);
            final String pattern = PATTERNS.get(samples.below(PATTERNS.size()));
            final Supplier<String> call = () -> timestamp + " " + digits + " " + pattern;
            final TimestampData flink = TimestampData.fromEpochMillis(timestamp);
            Twin.check(
                    call,
                    () -> string(TimeText.ofTimestamp(scratch, timestamp, digits)),
                    () -> DateTimeUtils.formatTimestamp(flink, UTC, digits));
            Twin.check(
                    call,
                    () -> string(TimeText.ofDate(scratch, days)),
                    () -> DateTimeUtils.formatDate(days));
            Twin.check(
                    call,
                    () -> string(TimeText.ofTime(scratch, time, digits)),
                    () -> DateTimeUtils.formatTimestampMillis(time, digits));
            Twin.check(
                    call,
                    () -> string(TimeText.ofMonths(scratch, days)),
                    () -> DateTimeUtils.formatIntervalYearMonth(days));
            Twin.check(
                    call,
                    () -> string(TimeText.ofMilliseconds(scratch, timestamp)),
                    () -> DateTimeUtils.formatIntervalDayTime(timestamp));
            Twin.check(
                    call,
                    () -> string(DatePattern.format(scratch, timestamp, DatePattern.of(pattern))),
                    () -> DateTimeUtils.formatTimestamp(flink, pattern));
            Twin.check(
                    call,
                    () -> string(LegacyPattern.ofUnix(scratch, timestamp / 1000)),
                    () -> DateTimeUtils.formatUnixTimestamp(timestamp / 1000, UTC));
        }
    }

    @Test
    void reading() {
        for (int i = 0; i < ROUNDS; i++) {
            samples.reset();
            final String text = samples.time();
            final long ours = samples.lay(text);
            final int digits = samples.below(4);
            final String pattern = PATTERNS.get(samples.below(PATTERNS.size()));
            final Supplier<String> call = () -> "'" + text + "' " + digits + " " + pattern;
            Twin.check(
                    call,
                    () -> TimeParser.toTimestamp(scratch, ours, digits),
                    () -> DateTimeUtils.parseTimestampData(text, digits).getMillisecond());
            Twin.check(
                    call,
                    () -> TimeParser.toDate(scratch, ours),
                    () -> java.util.Objects.requireNonNull(DateTimeUtils.parseDate(text)));
            Twin.check(
                    call,
                    () -> orNull(DatePattern.parse(scratch, ours, DatePattern.of(pattern))),
                    () -> milliseconds(text, pattern));
            Twin.check(
                    call,
                    () -> LegacyPattern.toDate(ours, LegacyPattern.of("yyyy-MM-dd")),
                    () -> DateTimeUtils.parseDate(text, "yyyy-MM-dd"));
            Twin.check(
                    call,
                    () -> LegacyPattern.toUnix(ours, LegacyPattern.timestamp()),
                    () -> DateTimeUtils.unixTimestamp(text, UTC));
            Twin.check(
                    call,
                    () ->
                            string(
                                    LegacyPattern.reformat(
                                            scratch,
                                            ours,
                                            LegacyPattern.timestamp(),
                                            LegacyPattern.of("dd.MM.yyyy"))),
                    () -> DateTimeUtils.formatTimestampString(text, "dd.MM.yyyy", UTC));
        }
    }

    private Long orNull(final long value) {
        return scratch.wasNull() ? null : Long.valueOf(value);
    }

    /** TO_TIMESTAMP answers NULL where its runtime function fails. */
    private static Long milliseconds(final String text, final String pattern) {
        try {
            return DateTimeUtils.parseTimestampData(text, pattern).getMillisecond();
        } catch (final RuntimeException e) {
            return null;
        }
    }

    @Test
    void timesOfDay() {
        for (int i = 0; i < ROUNDS; i++) {
            samples.reset();
            final String time = samples.time();
            final String text = time.length() > 11 ? time.substring(11) : time;
            final long ours = samples.lay(text);
            Twin.check(
                    () -> "'" + text + "'",
                    () -> TimeParser.toTime(scratch, ours, 3),
                    () -> java.util.Objects.requireNonNull(DateTimeUtils.parseTime(text)));
        }
    }
}
