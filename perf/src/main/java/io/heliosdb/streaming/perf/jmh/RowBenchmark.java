package io.heliosdb.streaming.perf.jmh;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.row.RowValidator;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.type.SqlType;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Writes, reads and validates rows as connectors and feeds do; a result is nanoseconds for a row.
 * Rows are written again and again to the same page, as an ingress agent fills its own.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RowBenchmark {
    private static final int ROWS = 256;
    private static final int PAGE_BYTES = 1 << 16;
    private static final byte[] TEXT = "customer-0012345".getBytes(StandardCharsets.UTF_8);

    /** Which columns: three numbers, the same and a text, or twelve of both. */
    @Param({"numbers", "text", "wide"})
    public String shape;

    private final Ledger ledger = new Ledger(Long.MAX_VALUE);
    private Arena page;
    private RowLayout layout;
    private RowWriter writer;
    private RowReader reader;
    private RowValidator validator;

    /** Opens the page and writes it once. */
    @Setup(Level.Trial)
    public void open() {
        page = Arena.open(ledger, "page", "benchmark", PAGE_BYTES);
        layout = RowLayout.of(columns());
        writer = new RowWriter(layout);
        reader = new RowReader(layout);
        validator = new RowValidator(layout);
        write();
    }

    private List<Column> columns() {
        final List<Column> columns = new ArrayList<>();
        for (int i = 0; i < (shape.equals("wide") ? 3 : 1); i++) {
            columns.add(new Column("k" + i, SqlType.BIGINT));
            columns.add(new Column("v" + i, SqlType.BIGINT));
            columns.add(new Column("ts" + i, SqlType.timestamp(3)));
            if (!shape.equals("numbers")) {
                columns.add(new Column("name" + i, SqlType.STRING));
            }
        }
        return columns;
    }

    /** Frees the page. */
    @TearDown(Level.Trial)
    public void close() {
        page.close();
        ledger.close();
    }

    /** Column by column through {@link RowWriter}. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long write() {
        long address = page.address();
        final int columns = layout.columnCount();
        for (int row = 0; row < ROWS; row++) {
            writer.wrap(address, (int) (page.address() + PAGE_BYTES - address));
            for (int column = 0; column < columns; column++) {
                if (layout.type(column).isVariable()) {
                    writer.putBytes(column, TEXT, 0, TEXT.length);
                } else {
                    writer.putLong(column, row);
                }
            }
            address += writer.finish();
        }
        return address;
    }

    /** Column by column through {@link RowReader}. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long read() {
        long address = page.address();
        long sum = 0;
        final int columns = layout.columnCount();
        for (int row = 0; row < ROWS; row++) {
            reader.wrap(address);
            for (int column = 0; column < columns; column++) {
                if (!reader.isNull(column)) {
                    sum +=
                            layout.type(column).isVariable()
                                    ? reader.lengthAt(column)
                                    : reader.longAt(column);
                }
            }
            address += reader.length();
        }
        return sum;
    }

    /** As at ingress, for rows of a feeder in another language. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long validate() {
        long address = page.address();
        for (int row = 0; row < ROWS; row++) {
            final int length = layout.rowLength(address);
            final int checked = validator.validate(address, length, length);
            if (checked < 0) {
                throw new IllegalStateException("row " + row + " is refused: " + checked);
            }
            address += length;
        }
        return address;
    }
}
