package io.heliosdb.streaming.state.journal.record;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Native memory for one record, with the checksum of what lies in it. Grows when a record is longer
 * than all before. One thread.
 */
public final class RecordBuffer implements AutoCloseable {
    private final Ledger ledger;
    private final String owner;
    private final CRC32C crc = new CRC32C();
    private Arena arena;
    private ByteBuffer bytes;

    /**
     * @param owner who closes it, for the ledger
     */
    public RecordBuffer(final Ledger ledger, final String owner, final int capacityBytes) {
        this.ledger = ledger;
        this.owner = owner;
        allot(capacityBytes);
    }

    private void allot(final int capacityBytes) {
        arena = Arena.open(ledger, "journal record", owner, capacityBytes);
        bytes = arena.buffer();
    }

    /** Of the first byte; changes when it grows. */
    public long address() {
        return arena.address();
    }

    public int capacityBytes() {
        return (int) arena.capacityBytes();
    }

    /** Makes it at least that large; what lies in it is lost if it was smaller. */
    public void require(final int wantedBytes) {
        if (wantedBytes > capacityBytes()) {
            arena.close();
            allot(wantedBytes);
        }
    }

    /** CRC32C of the first bytes, with the record's own field for it as zero. */
    int checksum(final int length) {
        final long field = arena.address() + PackedRecord.CRC_OFFSET;
        final int stored = Memory.getInt(field);
        Memory.putInt(field, 0);
        crc.reset();
        crc.update(bytes.limit(length).position(0));
        Memory.putInt(field, stored);
        return (int) crc.getValue();
    }

    @Override
    public void close() {
        arena.close();
    }
}
