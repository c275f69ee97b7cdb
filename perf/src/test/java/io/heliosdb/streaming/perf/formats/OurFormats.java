package io.heliosdb.streaming.perf.formats;

import io.heliosdb.streaming.codecs.csv.CsvOptions;
import io.heliosdb.streaming.codecs.csv.CsvScanner;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.ByteSource;
import io.heliosdb.streaming.codecs.format.RowScanner;
import io.heliosdb.streaming.codecs.format.ScanLimits;
import io.heliosdb.streaming.codecs.json.JsonOptions;
import io.heliosdb.streaming.codecs.json.JsonScanner;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads bytes with our scanners. */
final class OurFormats {
    private static final int ROOM = 1 << 16;

    private OurFormats() {}

    /** The rows of a CSV file as written by {@link Cells}, or nothing if it is refused. */
    static Optional<List<String>> csv(
            final byte[] file, final List<Column> columns, final Map<String, String> options) {
        final Ledger ledger = new Ledger(1 << 26);
        final RowLayout layout = RowLayout.of(columns);
        final int[] fields = IntStream.range(0, columns.size()).toArray();
        try (CsvScanner scanner =
                new CsvScanner(
                        ledger,
                        "twin",
                        CsvOptions.of(options),
                        ScanLimits.DEFAULT,
                        columns,
                        layout,
                        fields)) {
            return rows(scanner, layout, file);
        }
    }

    /**
     * The rows of a file of JSON lines as written by {@link Cells}, or nothing if it is refused.
     */
    static Optional<List<String>> json(
            final byte[] file, final List<Column> columns, final Map<String, String> options) {
        final Ledger ledger = new Ledger(1 << 26);
        final RowLayout layout = RowLayout.of(columns);
        try (JsonScanner scanner =
                new JsonScanner(
                        ledger, "twin", JsonOptions.of(options), ScanLimits.DEFAULT, layout)) {
            return rows(scanner, layout, file);
        }
    }

    private static Optional<List<String>> rows(
            final RowScanner scanner, final RowLayout layout, final byte[] file) {
        final List<String> rows = new ArrayList<>();
        final RowReader reader = new RowReader(layout);
        try (Arena arena = Arena.open(new Ledger(1 << 20), "test", "twin", ROOM);
                Bytes source = new Bytes(file)) {
            scanner.open("twin", source);
            for (int length = scanner.next(arena.address(), ROOM);
                    length != RowScanner.END;
                    length = scanner.next(arena.address(), ROOM)) {
                if (length > 0) {
                    rows.add(Cells.text(reader.wrap(arena.address())));
                }
            }
            return Optional.of(rows);
        } catch (final HeliosException e) {
            return Optional.empty();
        }
    }

    private static final class Bytes implements ByteSource {
        private final byte[] bytes;
        private int position;

        Bytes(final byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read(final long address, final int capacityBytes) {
            final int count = Math.min(capacityBytes, bytes.length - position);
            Memory.copyFromArray(bytes, position, address, count);
            position += count;
            return count == 0 ? END : count;
        }

        @Override
        public void close() {
            position = bytes.length;
        }
    }
}
