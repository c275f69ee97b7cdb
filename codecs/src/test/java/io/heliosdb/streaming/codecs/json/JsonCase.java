package io.heliosdb.streaming.codecs.json;

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

/**
 * One text of JSON lines read as a table with columns a, b, c, in chunks of several sizes; a
 * mutable builder for tests.
 */
final class JsonCase {
    private final List<Column> columns = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();
    private ScanLimits limits = ScanLimits.DEFAULT;
    private long skippedCount;
    private long nulledCount;

    static JsonCase table(final SqlType... types) {
        final JsonCase table = new JsonCase();
        for (int i = 0; i < types.length; i++) {
            table.columns.add(new Column(String.valueOf((char) ('a' + i)), types[i]));
        }
        return table;
    }

    JsonCase with(final String option, final String value) {
        options.put(option, value);
        return this;
    }

    JsonCase ignoring() {
        return with("ignore-parse-errors", "true");
    }

    JsonCase limit(final int recordBytes) {
        limits = new ScanLimits(recordBytes);
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
        final RowLayout layout = RowLayout.of(columns);
        final Ledger ledger = new Ledger(1 << 28);
        final List<String> rows;
        try (JsonScanner scanner =
                new JsonScanner(ledger, "test", JsonOptions.of(options), limits, layout)) {
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
