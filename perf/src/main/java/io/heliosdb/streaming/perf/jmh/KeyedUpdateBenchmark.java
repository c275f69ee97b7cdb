package io.heliosdb.streaming.perf.jmh;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.table.DenseTable;
import io.heliosdb.streaming.state.table.InlineTable;
import io.heliosdb.streaming.state.table.KeyHash;

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

import java.util.concurrent.TimeUnit;

/**
 * Finds a row's key and updates its count, sum, minimum and maximum: both tables beside a loop
 * written by hand. All keys are there before the measurement; a result is nanoseconds for a row.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KeyedUpdateBenchmark {
    private static final int BATCH = 1 << 14;
    private static final int ENTRY_BYTES = 48;
    private static final long LIMIT_BYTES = 8L << 30;

    /** Number of distinct keys. */
    @Param({"100", "10000", "1000000", "10000000"})
    public int keys;

    /** The contestant; the others stay empty, so that each has the machine's caches to itself. */
    @Param({"loop", "dense", "inline"})
    public String table;

    private Ledger ledger;
    private StateMemory memory;
    private KeyedRows rows;
    private PlainTable plain;
    private DenseTable dense;
    private InlineTable inline;
    private int next;

    /** Makes the rows and lets the contestant see all of them once. */
    @Setup(Level.Trial)
    public void open() {
        ledger = new Ledger(2 * LIMIT_BYTES);
        memory = new StateMemory(ledger, "benchmark", LIMIT_BYTES);
        rows = new KeyedRows(ledger, keys);
        plain = new PlainTable(ledger, table.equals("loop") ? keys : 1);
        dense = new DenseTable(memory, "dense", ENTRY_BYTES, Integer.MAX_VALUE);
        inline = new InlineTable(memory, "inline", ENTRY_BYTES, Integer.MAX_VALUE);
        for (int i = 0; i < KeyedRows.COUNT; i += BATCH) {
            update();
        }
    }

    /** Frees everything. */
    @TearDown(Level.Trial)
    public void close() {
        dense.close();
        inline.close();
        plain.close();
        rows.close();
        memory.close();
        ledger.close();
    }

    /** One batch of rows. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void update() {
        final long from = rows.address(next);
        final long to = from + (long) BATCH * KeyedRows.ROW_BYTES;
        next = (next + BATCH) % KeyedRows.COUNT;
        switch (table) {
            case "loop" -> updatePlain(plain, from, to);
            case "dense" -> updateDense(dense, from, to);
            default -> updateInline(inline, from, to);
        }
    }

    private static long hash(final long first, final long second) {
        return KeyHash.combine(KeyHash.mix(first), second);
    }

    private static void updatePlain(final PlainTable table, final long from, final long to) {
        for (long row = from; row < to; row += KeyedRows.ROW_BYTES) {
            final long first = Memory.getLong(row);
            final long second = Memory.getLong(row + Long.BYTES);
            final long entry = table.entry(hash(first, second), first, second);
            KeyedRows.add(entry, Memory.getLong(row + KeyedRows.VALUE_OFFSET));
        }
    }

    private static void updateDense(final DenseTable table, final long from, final long to) {
        for (long row = from; row < to; row += KeyedRows.ROW_BYTES) {
            final long first = Memory.getLong(row);
            final long second = Memory.getLong(row + Long.BYTES);
            final long hash = hash(first, second);
            long entry = table.find(hash);
            while (entry != 0 && !KeyedRows.isKey(entry, first, second)) {
                entry = table.next(hash);
            }
            if (entry == 0) {
                entry = table.insert(hash);
                Memory.putLong(entry, first);
                Memory.putLong(entry + Long.BYTES, second);
            }
            KeyedRows.add(entry, Memory.getLong(row + KeyedRows.VALUE_OFFSET));
        }
    }

    private static void updateInline(final InlineTable table, final long from, final long to) {
        for (long row = from; row < to; row += KeyedRows.ROW_BYTES) {
            final long first = Memory.getLong(row);
            final long second = Memory.getLong(row + Long.BYTES);
            final long hash = hash(first, second);
            long entry = table.find(hash);
            while (entry != 0 && !KeyedRows.isKey(entry, first, second)) {
                entry = table.next(hash);
            }
            if (entry == 0) {
                entry = table.insert(hash);
                Memory.putLong(entry, first);
                Memory.putLong(entry + Long.BYTES, second);
            }
            KeyedRows.add(entry, Memory.getLong(row + KeyedRows.VALUE_OFFSET));
        }
    }
}
