package io.heliosdb.streaming.state.snapshot;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.util.zip.CRC32C;

/**
 * CRC32C over longs and native memory, through a small array on the heap. Thread rule: one thread.
 */
public final class Checksum {
    private final CRC32C crc = new CRC32C();
    private final byte[] buffer = new byte[1 << 13];

    /** Starts anew. */
    public void reset() {
        crc.reset();
    }

    /** Adds eight bytes, the lowest first. */
    public void addLong(final long value) {
        for (int i = 0; i < Long.BYTES; i++) {
            buffer[i] = (byte) (value >>> (i * Byte.SIZE));
        }
        crc.update(buffer, 0, Long.BYTES);
    }

    /** Adds native memory. */
    public void addBytes(final long address, final long length) {
        for (long done = 0; done < length; done += buffer.length) {
            final int piece = (int) Math.min(buffer.length, length - done);
            Memory.copyToArray(address + done, buffer, 0, piece);
            crc.update(buffer, 0, piece);
        }
    }

    /** The checksum of all that was added. */
    public long value() {
        return crc.getValue();
    }
}
