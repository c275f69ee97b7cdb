package io.heliosdb.streaming.codecs.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.csv.CsvOptions;
import io.heliosdb.streaming.codecs.csv.CsvScanner;
import io.heliosdb.streaming.codecs.json.JsonOptions;
import io.heliosdb.streaming.codecs.json.JsonScanner;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.type.SqlType;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** What is passed is what is read or skipped, record by record, whatever columns are read. */
final class PassTest {
    private static final Map<String, String> IGNORING = Map.of("ignore-parse-errors", "true");
    private static final ScanLimits LIMITS = new ScanLimits(4096);
    private static final List<Column> COLUMNS =
            List.of(
                    new Column("a", SqlType.INTEGER.withNullable(false)),
                    new Column("b", SqlType.STRING));
    private static final List<String> CSV_LINES =
            List.of(
                    "1,one",
                    "x,one",
                    ",",
                    "2",
                    "",
                    "3,a,b",
                    "\"4\",\"two\nlines\"",
                    "\"5\"x,bad",
                    "6," + "l".repeat(9000),
                    "7," + "o".repeat(600));
    private static final List<String> JSON_LINES =
            List.of(
                    "{\"a\": 1, \"b\": \"one\"}",
                    "{\"a\": \"x\"}",
                    "{}",
                    "",
                    "{\"a\": 2",
                    "[]",
                    "[{\"a\": 3}, {\"b\": \"no a\"}, {\"a\": 4}]",
                    "[{\"a\": 5}, 6, {\"a\": 7}]",
                    "{\"a\": 8, \"b\": \"" + "l".repeat(9000) + "\"}",
                    "{\"a\": 9, \"b\": \"" + "o".repeat(600) + "\"}");

    /** A place behind a record. */
    private record Place(long offset, long line, long innerRecords) {}

    private interface Step {
        int next(RowScanner scanner, long address, int capacityBytes);
    }

    private static RowScanner csv(final Ledger ledger, final boolean isWide) {
        return new CsvScanner(
                ledger,
                "test",
                CsvOptions.of(IGNORING),
                LIMITS,
                COLUMNS,
                RowLayout.of(columns(isWide)),
                isWide ? new int[] {0, 1} : new int[] {1});
    }

    private static RowScanner json(final Ledger ledger, final boolean isWide) {
        return new JsonScanner(
                ledger, "test", JsonOptions.of(IGNORING), LIMITS, RowLayout.of(columns(isWide)));
    }

    private static List<Column> columns(final boolean isWide) {
        return isWide ? COLUMNS : COLUMNS.subList(1, 2);
    }

    private static String text(final Random random, final List<String> lines) {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append(lines.get(random.nextInt(lines.size()))).append('\n');
        }
        return text.toString();
    }

    private static List<Place> places(
            final Function<Ledger, RowScanner> opener, final String text, final Step step) {
        final List<Place> places = new ArrayList<>();
        final Ledger ledger = new Ledger(1 << 28);
        try (RowScanner scanner = opener.apply(ledger);
                Arena arena = Arena.open(ledger, "test", "rows", 1 << 16)) {
            scanner.open("test", new BytesSource(text.getBytes(StandardCharsets.UTF_8), 700));
            int room = 0;
            while (true) {
                final int outcome = step.next(scanner, arena.address(), room);
                room = outcome == RowScanner.NO_ROOM ? (int) scanner.wantedBytes() : 0;
                if (outcome == RowScanner.END) {
                    return places;
                }
                if (outcome > 0 || outcome == RowScanner.SKIPPED) {
                    places.add(
                            new Place(
                                    scanner.offset(), scanner.line(), scanner.innerRecordCount()));
                }
            }
        }
    }

    private static void check(
            final List<String> lines,
            final Function<Ledger, RowScanner> wide,
            final Function<Ledger, RowScanner> narrow) {
        for (int seed = 0; seed < 100; seed++) {
            final String text = text(new Random(seed), lines);
            final List<Place> read = places(wide, text, RowScanner::next);
            assertThat(read).as("seed %d", seed).hasSizeGreaterThan(20);
            assertThat(places(narrow, text, RowScanner::next)).isEqualTo(read);
            assertThat(places(narrow, text, (scanner, address, room) -> scanner.pass()))
                    .as("seed %d", seed)
                    .isEqualTo(read);
        }
    }

    @Test
    void recordsOfCsv() {
        check(CSV_LINES, ledger -> csv(ledger, true), ledger -> csv(ledger, false));
    }

    @Test
    void recordsOfJson() {
        check(JSON_LINES, ledger -> json(ledger, true), ledger -> json(ledger, false));
    }
}
