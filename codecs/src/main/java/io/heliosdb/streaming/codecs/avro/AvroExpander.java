package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.compress.Compression;
import io.heliosdb.streaming.codecs.compress.Snappy;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.memory.Window;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses blocks, into memory that grows up to a limit. One thread; allocates nothing once it
 * has grown.
 */
final class AvroExpander implements AutoCloseable {
    /** Answer of {@link #expand}: the bytes are not what the codec makes. */
    static final int DAMAGED = Compression.DAMAGED;

    /** Answer of {@link #expand}: the result is larger than the limit. */
    static final int TOO_LONG = -3;

    private static final int FIRST_CAPACITY_BYTES = 256 << 10;

    private final Ledger ledger;
    private final String owner;
    private final int limitBytes;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final Window source = new Window();
    private final Window target = new Window();
    private Arena result;

    /**
     * @param owner of the memory, for the ledger
     * @param limitBytes most bytes of a block
     */
    AvroExpander(final Ledger ledger, final String owner, final int limitBytes) {
        this.ledger = ledger;
        this.owner = owner;
        this.limitBytes = limitBytes;
        result = open(Math.min(FIRST_CAPACITY_BYTES, limitBytes));
    }

    private Arena open(final long capacityBytes) {
        return Arena.open(ledger, "avro block", owner, capacityBytes + Long.BYTES);
    }

    /** Where the result lies. */
    long address() {
        return result.address();
    }

    /** Decompresses: the length of the result, {@link #DAMAGED} or {@link #TOO_LONG}. */
    int expand(final AvroCodec codec, final long address, final int length) {
        return switch (codec) {
            case NULL -> throw new IllegalStateException("the block is not compressed");
            case DEFLATE -> inflate(address, length);
            case SNAPPY -> unsnap(address, length);
            case ZSTANDARD -> unpack(address, length);
        };
    }

    /** Makes room, keeping what is there; false if that would be more than the limit. */
    private boolean makeRoom(final long wantedBytes, final long keptBytes) {
        if (wantedBytes > limitBytes) {
            return false;
        }
        if (wantedBytes > result.capacityBytes() - Long.BYTES) {
            final Arena larger =
                    open(Math.min(limitBytes, Math.max(wantedBytes, 2 * result.capacityBytes())));
            Memory.copy(result.address(), larger.address(), keptBytes);
            result.close();
            result = larger;
        }
        return true;
    }

    private int inflate(final long address, final int length) {
        inflater.reset();
        inflater.setInput(source.over(address, length));
        int count = 0;
        try {
            while (!inflater.finished()) {
                if (!makeRoom(count + 1L, count)) {
                    return TOO_LONG;
                }
                final int room = (int) (Math.min(capacity(), limitBytes) - count);
                final int made = inflater.inflate(target.over(result.address() + count, room));
                if (made == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    return DAMAGED;
                }
                count += made;
            }
        } catch (final DataFormatException e) {
            return DAMAGED;
        }
        return count;
    }

    private long capacity() {
        return result.capacityBytes() - Long.BYTES;
    }

    private int unsnap(final long address, final int length) {
        final int packed = length - Integer.BYTES;
        final long expected = packed < 0 ? -1 : Snappy.expandedLength(address, packed);
        if (expected < 0) {
            return DAMAGED;
        }
        if (!makeRoom(expected, 0)) {
            return TOO_LONG;
        }
        final int count = Snappy.expand(address, packed, result.address(), (int) expected);
        if (count != expected) {
            return DAMAGED;
        }
        checksum.reset();
        checksum.update(source.over(result.address(), count));
        final int stored = Integer.reverseBytes(Memory.getInt(address + packed));
        return stored == (int) checksum.getValue() ? count : DAMAGED;
    }

    private int unpack(final long address, final int length) {
        while (true) {
            final int room = (int) Math.min(capacity(), limitBytes);
            final int count = Compression.expandFrame(address, length, result.address(), room);
            if (count >= 0 || count == Compression.DAMAGED) {
                return count;
            }
            if (room == limitBytes) {
                return TOO_LONG;
            }
            makeRoom(Math.min(limitBytes, 2L * room), 0);
        }
    }

    @Override
    public void close() {
        inflater.end();
        result.close();
    }
}
