package io.heliosdb.streaming.perf.proof.sql;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes the case of a seed. */
final class CaseMaker {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final List<LocalDateTime> BEGINNINGS =
            List.of(
                    LocalDateTime.of(2024, 2, 28, 23, 59, 50),
                    LocalDateTime.of(2024, 2, 28, 23, 59, 50),
                    LocalDateTime.of(2024, 3, 10, 6, 59, 40),
                    LocalDateTime.of(2024, 11, 3, 5, 59, 40),
                    LocalDateTime.of(1969, 12, 31, 23, 59, 45),
                    LocalDateTime.of(1899, 12, 31, 23, 59, 55));
    private static final int PERCENT_COMPUTED = 20;
    private static final int PERCENT_NULL = 15;
    private static final int PERCENT_INSTANT = 15;
    private static final int PERCENT_ZONE = 20;
    private static final List<String> ZONES_OF_INSTANTS =
            List.of("Europe/Berlin", "Australia/Lord_Howe");
    private static final List<String> ZONES =
            Stream.concat(
                            ZONES_OF_INSTANTS.stream(),
                            Stream.of("America/New_York", "Asia/Kathmandu", "Pacific/Apia"))
                    .toList();
    private static final int MOST_STEP_MS = 4_000;
    private static final int MOST_DISORDER_MS = 9_000;
    private static final int MOST_ROWS = 30;

    private final List<Feature> features;

    /** Draws from these kinds of queries only. */
    CaseMaker(final List<Feature> features) {
        this.features = List.copyOf(features);
    }

    /** The same for the same seed. */
    RandomCase of(final long seed) {
        final Draw draw = new Draw(seed);
        final Feature feature = draw.of(features);
        final List<Column> columns = new ArrayList<>();
        final int count = draw.between(2, 8);
        for (int i = 0; i < count; i++) {
            columns.add(new Column("f" + i, draw.of(SqlType.columns())));
        }
        final SqlType time = draw.inHundred(PERCENT_INSTANT) ? SqlType.INSTANT : SqlType.TIMESTAMP;
        final List<Column> readable = new ArrayList<>(columns);
        readable.add(new Column(Windows.TIME_OF_VIEW, time));
        final List<RandomCase.Computed> computed = new ArrayList<>();
        if (draw.inHundred(PERCENT_COMPUTED)) {
            final Expression value = new Expressions(draw, readable).plain(2);
            computed.add(new RandomCase.Computed("g0", value));
            readable.add(new Column("g0", value.type()));
        }
        final InputFormat input =
                columns.stream().anyMatch(column -> column.type().isNested())
                        ? InputFormat.JSON
                        : draw.of(List.of(InputFormat.values()));
        final Map<String, String> settings = new TreeMap<>(feature.settings(draw));
        // windows of instants have their first rows in UTC only
        final boolean hasZone = feature != Feature.WINDOW_TOP_N || time == SqlType.TIMESTAMP;
        if (hasZone && draw.inHundred(PERCENT_ZONE)) {
            // a listed difference: in zones without a summer time Flink looks for windows of
            // instants that are over as if they ended when those of UTC do, and loses rows; so it
            // does where a summer time begins or ends, as that of New York does between the rows
            final List<String> zones = time == SqlType.INSTANT ? ZONES_OF_INSTANTS : ZONES;
            settings.put("table.local-time-zone", draw.of(zones));
        }
        final Query query = feature.draw(draw, readable);
        final Optional<Query> beside = feature.beside(draw, readable);
        return new RandomCase(
                feature.name().toLowerCase(Locale.ROOT).replace('_', '-') + '-' + seed,
                settings,
                input,
                time,
                List.copyOf(columns),
                List.copyOf(computed),
                draw.below(6),
                rows(draw, columns, draw.of(BEGINNINGS)),
                query,
                beside);
    }

    private static List<List<String>> rows(
            final Draw draw, final List<Column> columns, final LocalDateTime beginning) {
        final List<List<String>> rows = new ArrayList<>();
        LocalDateTime time = beginning;
        final int count = draw.between(1, MOST_ROWS);
        for (int i = 0; i < count; i++) {
            time = time.plusNanos(draw.below(MOST_STEP_MS) * 1_000_000L);
            final int behindMs = draw.inHundred(30) ? draw.below(MOST_DISORDER_MS) : 0;
            final List<String> row = new ArrayList<>();
            row.add(time.minusNanos(behindMs * 1_000_000L).format(TIME));
            for (final Column column : columns) {
                row.add(draw.inHundred(PERCENT_NULL) ? null : Values.of(draw, column.type()));
            }
            rows.add(row);
        }
        return rows;
    }
}
