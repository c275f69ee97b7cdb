package io.heliosdb.streaming.codecs.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.format.BytesSource;
import io.heliosdb.streaming.codecs.format.Rows;
import io.heliosdb.streaming.codecs.format.ScanLimits;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One CSV text read as a table, in chunks of several sizes; a mutable builder for tests. */
final class CsvCase {
    private final List<Column> columns = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();
    private ScanLimits limits = ScanLimits.DEFAULT;
    private int[] fields;
    private long skippedCount;
    private long nulledCount;

    static CsvCase table(final SqlType... types) {
        final CsvCase table = new CsvCase();
        for (int i = 0; i < types.length; i++) {
            table.columns.add(new Column("c" + i, types[i]));
        }
        return table;
    }

    /** Lines, each with a line feed. */
    static String lines(final String... lines) {
        return String.join("\n", lines) + "\n";
    }

    CsvCase with(final String option, final String value) {
        options.put(option, value);
        return this;
    }

    CsvCase ignoring() {
        return with("ignore-parse-errors", "true");
    }

    CsvCase limit(final int recordBytes) {
        limits = new ScanLimits(recordBytes);
        return this;
    }

    /** Reads only some of the columns. */
    CsvCase reading(final int... someFields) {
        fields = someFields.clone();
        return this;
    }

    List<String> rows(final String text) {
        return rows(text.getBytes(StandardCharsets.UTF_8));
    }

    List<String> rows(final byte[] bytes) {
        final List<String> atOnce = rows(bytes, 0);
        if (bytes.length < 10_000) {
            for (final int chunkBytes : new int[] {1, 2, 7}) {
                assertThat(rows(bytes, chunkBytes))
                        .as("in chunks of " + chunkBytes)
                        .isEqualTo(atOnce);
            }
        }
        return atOnce;
    }

    private List<String> rows(final byte[] bytes, final int chunkBytes) {
        final int[] read = fields == null ? IntStream.range(0, columns.size()).toArray() : fields;
        final RowLayout layout = RowLayout.of(IntStream.of(read).mapToObj(columns::get).toList());
        final Ledger ledger = new Ledger(1 << 28);
        final List<String> rows;
        try (CsvScanner scanner =
                new CsvScanner(
                        ledger, "test", CsvOptions.of(options), limits, columns, layout, read)) {
            rows = Rows.read(scanner, layout, new BytesSource(bytes, chunkBytes));
            assertThat(scanner.rowCount()).isEqualTo(rows.size());
            assertThat(scanner.offset()).isEqualTo(bytes.length);
            skippedCount = scanner.skippedRowCount();
            nulledCount = scanner.nulledFieldCount();
        }
        assertThat(ledger.open()).isEmpty();
        return rows;
    }

    long skippedCount() {
        return skippedCount;
    }

    long nulledCount() {
        return nulledCount;
    }
}
