package io.heliosdb.streaming.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.state.error.StateError;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.snapshot.MemorySnapshot;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import java.util.function.Consumer;

/** State memory for one test, with a ledger that must be zero at the end. */
public final class StateFixture implements AutoCloseable {
    public static final long LIMIT_BYTES = 1L << 30;

    public final Ledger ledger = new Ledger(2 * LIMIT_BYTES);
    public final StateMemory memory = new StateMemory(ledger, "test job", LIMIT_BYTES);

    /** The bytes that a structure writes as its snapshot. */
    public byte[] bytesOf(final Consumer<SnapshotWriter> structure) {
        try (MemorySnapshot snapshot = new MemorySnapshot(ledger, "test job")) {
            structure.accept(snapshot);
            return snapshot.toBytes();
        }
    }

    /** Lets a structure read its snapshot and checks that it wants all of it. */
    public void restore(final byte[] bytes, final Consumer<SnapshotReader> structure) {
        try (MemorySnapshot snapshot = MemorySnapshot.of(ledger, "test job", bytes)) {
            structure.accept(snapshot.reader());
        }
    }

    public static void assertRefused(final StateError code, final ThrowingCallable call) {
        assertThat(
                        org.assertj.core.api.Assertions.catchThrowableOfType(
                                HeliosException.class, call))
                .as("refused with " + code)
                .isNotNull()
                .extracting(HeliosException::code)
                .isEqualTo(code);
    }

    @Override
    public void close() {
        memory.close();
        ledger.close();
    }
}
