package io.heliosdb.streaming.connectors.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.DurableRun;
import io.heliosdb.streaming.connectors.spi.RefusingCollector;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.SourcePosition;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A source that skips bad records goes on with other columns, for which others are bad. */
final class ChangedColumnsTest {
    private static final int RECORDS = 60;

    /** Every record has an id, not every one an amount. */
    private static final List<Column> WIDE =
            List.of(
                    new Column("id", SqlType.INTEGER.withNullable(false)),
                    new Column("amount", SqlType.INTEGER.withNullable(false)));

    private static final List<Column> NARROW = WIDE.subList(0, 1);

    @TempDir private Path folder;

    /** Runs of records without an amount, also at both ends. */
    private static boolean hasAmount(final int id) {
        return id % 7 > 2 && id < RECORDS - 2;
    }

    @BeforeEach
    void writeFiles() throws IOException {
        final StringBuilder csv = new StringBuilder();
        final StringBuilder json = new StringBuilder();
        for (int id = 0; id < RECORDS; id++) {
            csv.append(id).append(hasAmount(id) ? ",1\n" : ",none\n");
            json.append(id % 10 == 0 ? "[" : "").append("{\"id\": ").append(id);
            json.append(hasAmount(id) ? ", \"amount\": 1}" : "}")
                    .append(id % 10 == 9 ? "]\n" : ",");
        }
        Files.writeString(folder.resolve("csv"), csv);
        Files.writeString(folder.resolve("json"), json);
    }

    private void run(
            final String format,
            final List<Column> columns,
            final List<SourcePosition> positions,
            final RefusingCollector log) {
        final TableDefinition table =
                new TableDefinition(
                        "t",
                        WIDE,
                        Map.of(
                                "connector",
                                "filesystem",
                                "path",
                                folder.resolve(format).toString(),
                                "format",
                                format,
                                format + ".ignore-parse-errors",
                                "true"));
        final Ledger ledger = new Ledger(1L << 28);
        final ConnectorContext context =
                new ConnectorContext(ledger, () -> 0, () -> 0, 1 << 16, null, null)
                        .durable(new DurableRun("job", null, "fsynced"));
        try (Source source = new FilesystemConnector().source(table, columns, context)) {
            source.resume(positions);
            while (!source.isFinished()) {
                source.poll(log);
            }
        }
        assertThat(ledger.open()).isEmpty();
    }

    private static List<Integer> ids(final List<String> rows, final List<Column> columns) {
        final RowReader reader = new RowReader(RowLayout.of(columns));
        final List<Integer> ids = new ArrayList<>();
        try (Arena row = Arena.open(new Ledger(1 << 20), "test", "row", 1 << 12)) {
            for (final String each : rows) {
                final byte[] bytes = HexFormat.of().parseHex(each);
                Memory.copyFromArray(bytes, 0, row.address(), bytes.length);
                ids.add(reader.wrap(row.address()).intAt(0));
            }
        }
        return ids;
    }

    private static List<Integer> expected(final int from, final boolean isWide) {
        return IntStream.range(from, RECORDS)
                .filter(id -> !isWide || hasAmount(id))
                .boxed()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json"})
    void moreRecordsMakeRows(final String format) {
        final Ledger ledger = new Ledger(1 << 26);
        try (RefusingCollector before = new RefusingCollector(ledger, 3)) {
            run(format, WIDE, List.of(), before);
            assertThat(ids(before.rows(), WIDE)).isEqualTo(expected(0, true));
            for (int kept = 0; kept < before.entryCount(); kept++) {
                final List<Integer> rows = ids(before.rows(kept), WIDE);
                final int next = rows.isEmpty() ? 0 : rows.getLast() + 1;
                final List<Integer> more = goneOn(format, NARROW, before.positions(kept));
                // what was found bad behind the last row is passed once a position tells so
                final int first = more.getFirst();
                assertThat(more).as("kept %d", kept).isEqualTo(expected(first, false));
                assertThat(first).isGreaterThanOrEqualTo(next);
                assertThat(IntStream.range(next, first).noneMatch(ChangedColumnsTest::hasAmount))
                        .as("kept %d: %d to %d", kept, next, first)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json"})
    void fewerRecordsMakeRows(final String format) {
        final Ledger ledger = new Ledger(1 << 26);
        try (RefusingCollector before = new RefusingCollector(ledger, 3)) {
            run(format, NARROW, List.of(), before);
            for (int kept = 0; kept < before.entryCount(); kept++) {
                final int next = before.rows(kept).size();
                assertThat(goneOn(format, WIDE, before.positions(kept)))
                        .as("kept %d", kept)
                        .isEqualTo(expected(next, true));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json"})
    void positionsOfAnEarlierVersionCountRows(final String format) {
        final Ledger ledger = new Ledger(1 << 26);
        try (RefusingCollector before = new RefusingCollector(ledger, 0)) {
            run(format, WIDE, List.of(), before);
            final SourcePosition start = before.positions(1).getFirst();
            final List<Integer> all = ids(before.rows(), WIDE);
            for (int kept = 0; kept < all.size(); kept++) {
                final SourcePosition position =
                        new SourcePosition(start.key(), Arrays.copyOf(start.position(), 24), kept);
                assertThat(goneOn(format, WIDE, List.of(position)))
                        .as("kept %d", kept)
                        .isEqualTo(all.subList(kept, all.size()));
            }
        }
    }

    private List<Integer> goneOn(
            final String format, final List<Column> columns, final List<SourcePosition> from) {
        try (RefusingCollector log = new RefusingCollector(new Ledger(1 << 26), 2)) {
            run(format, columns, from, log);
            return ids(log.rows(), columns);
        }
    }
}
