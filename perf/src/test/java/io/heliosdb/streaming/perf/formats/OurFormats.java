package io.heliosdb.streaming.perf.formats;

import io.heliosdb.streaming.codecs.avro.AvroOptions;
import io.heliosdb.streaming.codecs.avro.AvroScanner;
import io.heliosdb.streaming.codecs.avro.AvroWriter;
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
import io.heliosdb.streaming.codecs.protobuf.ProtoOptions;
import io.heliosdb.streaming.codecs.protobuf.ProtoScanner;
import io.heliosdb.streaming.codecs.protobuf.ProtoWriter;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.text.TextOutput;

import java.util.ArrayList;
import java.util.Arrays;
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

    /**
     * The rows of a file of Avro in a file that our writer makes of them.
     *
     * @param most memory that may be open at a time
     */
    static byte[] avroAgain(final byte[] file, final List<Column> columns, final long most) {
        final RowLayout layout = RowLayout.of(columns);
        final RowReader row = new RowReader(layout);
        final ScanLimits limits = new ScanLimits(1 << 20);
        try (Ledger ledger = new Ledger(most);
                AvroScanner scanner =
                        new AvroScanner(ledger, "twin", AvroOptions.DEFAULT, limits, layout);
                Arena arena = Arena.open(ledger, "test", "twin", ROOM);
                TextOutput output = new TextOutput(ledger, "twin", ROOM);
                AvroWriter writer =
                        new AvroWriter(ledger, "twin", AvroOptions.DEFAULT, layout, output);
                Bytes source = new Bytes(file)) {
            scanner.open("twin.avro", source);
            writer.begin();
            copy(scanner, arena, row, writer);
            writer.end();
            final byte[] written = new byte[output.length()];
            Memory.copyToArray(output.address(), written, 0, written.length);
            return written;
        }
    }

    /** The next row as batches ask for it: with no room, with too little, with what it wants. */
    private static int inSteps(final RowScanner scanner, final long address) {
        int length = scanner.next(address, 0);
        for (int i = 0;
                i < 2 && length == RowScanner.NO_ROOM && scanner.wantedBytes() <= ROOM;
                i++) {
            length = scanner.next(address, (int) scanner.wantedBytes());
        }
        return length;
    }

    private static void copy(
            final RowScanner scanner,
            final Arena arena,
            final RowReader row,
            final AvroWriter writer) {
        for (int length = inSteps(scanner, arena.address());
                length != RowScanner.END;
                length = inSteps(scanner, arena.address())) {
            if (length > 0) {
                writer.row(row.wrap(arena.address()));
            } else if (length == RowScanner.NO_ROOM) {
                scanner.refuse();
            }
        }
    }

    /**
     * The rows of a file of Protobuf in a file that our writer makes of them.
     *
     * @param set a descriptor set
     * @param most memory that may be open at a time
     */
    static byte[] protoAgain(
            final byte[] file,
            final List<Column> columns,
            final ProtoOptions options,
            final byte[] set,
            final long most) {
        final RowLayout layout = RowLayout.of(columns);
        final RowReader row = new RowReader(layout);
        final ScanLimits limits = new ScanLimits(1 << 20);
        try (Ledger ledger = new Ledger(most);
                ProtoScanner scanner =
                        new ProtoScanner(ledger, "twin", options, set, limits, layout);
                Arena arena = Arena.open(ledger, "test", "twin", ROOM);
                TextOutput output = new TextOutput(ledger, "twin", ROOM);
                ProtoWriter writer = new ProtoWriter(ledger, "twin", options, set, layout, output);
                Bytes source = new Bytes(file)) {
            scanner.open("twin.pb", source);
            for (int length = inSteps(scanner, arena.address());
                    length != RowScanner.END;
                    length = inSteps(scanner, arena.address())) {
                if (length > 0) {
                    writer.row(row.wrap(arena.address()));
                } else if (length == RowScanner.NO_ROOM) {
                    scanner.refuse();
                }
            }
            final byte[] written = new byte[output.length()];
            Memory.copyToArray(output.address(), written, 0, written.length);
            return written;
        }
    }

    /** As {@link #avroAgain}, but each row is read by a scanner that goes on where one stood. */
    static byte[] avroInSteps(final byte[] file, final List<Column> columns) {
        final Ledger ledger = new Ledger(1 << 26);
        final RowLayout layout = RowLayout.of(columns);
        final RowReader row = new RowReader(layout);
        try (Arena arena = Arena.open(ledger, "test", "twin", ROOM);
                TextOutput output = new TextOutput(ledger, "twin", ROOM);
                AvroWriter writer =
                        new AvroWriter(ledger, "twin", AvroOptions.DEFAULT, layout, output)) {
            writer.begin();
            long offset = 0;
            long line = 1;
            long inner = 0;
            for (int length = 1; length != RowScanner.END; ) {
                try (AvroScanner scanner =
                                new AvroScanner(
                                        ledger,
                                        "twin",
                                        AvroOptions.DEFAULT,
                                        ScanLimits.DEFAULT,
                                        layout);
                        Bytes head = new Bytes(file);
                        Bytes source =
                                new Bytes(Arrays.copyOfRange(file, (int) offset, file.length))) {
                    if (offset > 0) {
                        scanner.readHead("twin.avro", head);
                    }
                    scanner.openAt("twin.avro", source, offset, line);
                    for (long i = 0; i < inner; i++) {
                        scanner.pass();
                    }
                    length = scanner.next(arena.address(), ROOM);
                    if (length > 0) {
                        writer.row(row.wrap(arena.address()));
                    }
                    offset = scanner.offset();
                    line = scanner.line();
                    inner = scanner.innerRecordCount();
                }
            }
            writer.end();
            final byte[] written = new byte[output.length()];
            Memory.copyToArray(output.address(), written, 0, written.length);
            return written;
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
