package io.heliosdb.streaming.sql;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times in settings and plans, as Flink writes them: a whole number and a unit, {@code 10 s};
 * milliseconds without one; or as in ISO-8601, {@code PT10S}.
 */
public final class TimeSpan {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,15})\\s*([a-zµ]*)");
    private static final Map<String, TimeUnit> UNITS =
            Map.ofEntries(
                    Map.entry("", TimeUnit.MILLISECONDS),
                    Map.entry("d", TimeUnit.DAYS),
                    Map.entry("day", TimeUnit.DAYS),
                    Map.entry("days", TimeUnit.DAYS),
                    Map.entry("h", TimeUnit.HOURS),
                    Map.entry("hour", TimeUnit.HOURS),
                    Map.entry("hours", TimeUnit.HOURS),
                    Map.entry("min", TimeUnit.MINUTES),
                    Map.entry("m", TimeUnit.MINUTES),
                    Map.entry("minute", TimeUnit.MINUTES),
                    Map.entry("minutes", TimeUnit.MINUTES),
                    Map.entry("s", TimeUnit.SECONDS),
                    Map.entry("sec", TimeUnit.SECONDS),
                    Map.entry("secs", TimeUnit.SECONDS),
                    Map.entry("second", TimeUnit.SECONDS),
                    Map.entry("seconds", TimeUnit.SECONDS),
                    Map.entry("ms", TimeUnit.MILLISECONDS),
                    Map.entry("milli", TimeUnit.MILLISECONDS),
                    Map.entry("millis", TimeUnit.MILLISECONDS),
                    Map.entry("millisecond", TimeUnit.MILLISECONDS),
                    Map.entry("milliseconds", TimeUnit.MILLISECONDS));

    private TimeSpan() {}

    /** The milliseconds, if the text is a time. */
    public static Optional<Long> parse(final String text) {
        final Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches() || !UNITS.containsKey(matcher.group(2))) {
            return parseIso(text.strip());
        }
        return Optional.of(UNITS.get(matcher.group(2)).toMillis(Long.parseLong(matcher.group(1))));
    }

    private static Optional<Long> parseIso(final String text) {
        try {
            final Duration duration = Duration.parse(text);
            return duration.isNegative() ? Optional.empty() : Optional.of(duration.toMillis());
        } catch (final DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
