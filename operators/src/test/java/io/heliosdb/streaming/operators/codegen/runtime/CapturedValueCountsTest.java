package io.heliosdb.streaming.operators.codegen.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.capture.CapturePool;
import io.heliosdb.streaming.state.capture.StateCapture;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.snapshot.MemorySnapshot;
import io.heliosdb.streaming.state.table.BlobHeap;
import io.heliosdb.streaming.state.table.DenseTable;
import io.heliosdb.streaming.state.table.KeyHash;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;

/**
 * Captures of counted values, read while single kinds of operations go on: whatever is not
 * preserved by the operation itself shows.
 */
class CapturedValueCountsTest {
    private static final int ENTRY_BYTES = 64;
    private static final int FIELD = 16;
    private static final int ENTRIES = 200;
    private static final int VALUES = 12;

    /** The first entries count so many values that their parts lie in several granules. */
    private static final int LARGE_SETS = 4;

    private static final int MANY_VALUES = 400;
    private static final int CAPTURES = 30;
    private static final int PIECE_BYTES = 600;

    private final SplittableRandom random = new SplittableRandom(7);
    private StateMemory memory;
    private DenseTable table;

    /** What happens while a capture is read. */
    enum Operation {
        ADD_KNOWN,
        ADD_NEW,
        ADD_ORDERED,
        ADD_LATEST,
        REMOVE,
        EXTREME,
        RELEASE
    }

    @ParameterizedTest
    @EnumSource
    void areAsTheyWereAtTheBarrier(final Operation operation) {
        try (Ledger ledger = new Ledger(1L << 30);
                StateMemory opened = new StateMemory(ledger, "test", 1L << 28);
                CapturePool pool = CapturePool.open(ledger, "test", 16 << 20).noteFrom(1);
                Arena piece = Arena.open(ledger, "test", "test", PIECE_BYTES)) {
            memory = opened;
            table = new DenseTable(memory, "counts", ENTRY_BYTES, ENTRIES);
            for (int i = 0; i < CAPTURES; i++) {
                fill();
                final byte[] expected = snapshot(ledger);
                try (StateCapture capture = memory.capture(pool)) {
                    table.snapshot(capture);
                    capture.complete();
                    assertThat(read(capture, piece.address(), operation)).isEqualTo(expected);
                }
            }
            table.close();
        }
    }

    private byte[] snapshot(final Ledger ledger) {
        try (MemorySnapshot snapshot = new MemorySnapshot(ledger, "test")) {
            table.snapshot(snapshot);
            return snapshot.toBytes();
        }
    }

    private byte[] read(final StateCapture capture, final long piece, final Operation operation) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int length = 1; length > 0; ) {
            change(field(), operation);
            length = capture.next(piece, random.nextInt(8, PIECE_BYTES));
            final byte[] taken = new byte[length];
            Memory.copyToArray(piece, taken, 0, length);
            bytes.writeBytes(taken);
        }
        return bytes.toByteArray();
    }

    /** A field that is preserved, as generated code does with a whole entry. */
    private long field() {
        final int ordinal = random.nextInt(random.nextBoolean() ? LARGE_SETS : ENTRIES);
        final long entry = table.entry(ordinal);
        memory.preserve(entry, ENTRY_BYTES);
        return entry + FIELD;
    }

    private void fill() {
        table.clear();
        for (int i = 0; i < ENTRIES; i++) {
            table.insert(KeyHash.mix(i));
        }
        for (int i = 0; i < LARGE_SETS * MANY_VALUES; i++) {
            add(table.entry(i % LARGE_SETS) + FIELD, random.nextLong());
        }
        for (int i = 0; i < 4 * ENTRIES; i++) {
            add(field(), random.nextInt(VALUES));
        }
    }

    private void add(final long field, final long value) {
        ValueCounts.add(field, value, 0, 0, table.blobs());
    }

    private void change(final long field, final Operation operation) {
        final BlobHeap blobs = table.blobs();
        final long value = random.nextInt(VALUES);
        final boolean isEmpty = Memory.getLong(field) == 0;
        switch (operation) {
            case ADD_KNOWN -> {
                final long known = ValueCounts.next(field, blobs, 0);
                if (known != 0) {
                    add(field, Memory.getLong(known));
                }
            }
            case ADD_NEW -> add(field, random.nextLong());
            case ADD_ORDERED ->
                    ValueCounts.addOrdered(
                            field, value, 0, 0, blobs, ValueOrder.NUMBER, random.nextBoolean());
            case ADD_LATEST -> {
                ValueCounts.remove(field, value, 0, 0, blobs);
                ValueCounts.addLatest(field, value, 0, 0, blobs);
            }
            case REMOVE -> ValueCounts.remove(field, value, 0, 0, blobs);
            case EXTREME -> {
                if (!isEmpty) {
                    ValueCounts.extreme(field, blobs, ValueOrder.NUMBER, random.nextBoolean());
                }
            }
            case RELEASE -> ValueCounts.release(field, false, blobs);
        }
    }
}
