package io.heliosdb.streaming.codecs.memory;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.ProofBuild;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One contiguous region of zeroed native memory, addressed by {@code long}, aligned to 2 MiB and
 * advised to use huge pages when it is at least that large.
 *
 * <p>Opened against a {@link Ledger} under a tag (what it is for) and an owner (who closes it). Not
 * resizable: structures that grow open further arenas. Thread rule: open and close on the owner's
 * thread; the bytes follow the owner's own rules.
 */
public final class Arena implements AutoCloseable {
    private final Ledger ledger;
    private final String tag;
    private final String owner;
    private final long address;
    private final long capacityBytes;
    private boolean isClosed;

    private Arena(
            final Ledger ledger,
            final String tag,
            final String owner,
            final long address,
            final long capacityBytes) {
        this.ledger = ledger;
        this.tag = tag;
        this.owner = owner;
        this.address = address;
        this.capacityBytes = capacityBytes;
    }

    /**
     * Maps a region.
     *
     * @param capacityBytes bytes wanted; rounded up to whole 4 KiB pages
     * @throws HeliosException {@code HCOD-0001} if the ledger's limit or the machine's memory does
     *     not allow it
     */
    public static Arena open(
            final Ledger ledger, final String tag, final String owner, final long capacityBytes) {
        final long bytes = Mapping.roundUp(capacityBytes);
        if (!ledger.tryOpen(tag, owner, bytes)) {
            throw HeliosException.of(
                            MemoryError.LIMIT,
                            "memory limit reached while opening " + tag + " of " + owner)
                    .detail(
                            bytes
                                    + " bytes wanted, "
                                    + ledger.openBytes()
                                    + " of "
                                    + ledger.limitBytes()
                                    + " open")
                    .hint(
                            "raise the memory limit or reduce the number of keys, windows or"
                                    + " streams");
        }
        final long address = map(bytes);
        if (address == 0) {
            ledger.closed(tag, owner, bytes);
            throw HeliosException.of(
                            MemoryError.LIMIT,
                            "the machine refused memory for " + tag + " of " + owner)
                    .detail(bytes + " bytes wanted");
        }
        assert Regions.OPEN.opened(address, bytes);
        return new Arena(ledger, tag, owner, address, bytes);
    }

    private static long map(final long bytes) {
        final long spare = ProofBuild.IS_ON ? SpareRegions.SHARED.take(bytes) : 0;
        return spare == 0 ? Mapping.map(bytes) : spare;
    }

    private static void unmap(final long address, final long bytes) {
        if (!ProofBuild.IS_ON || !SpareRegions.SHARED.keep(address, bytes)) {
            Mapping.unmap(address, bytes);
        }
    }

    public long address() {
        return address;
    }

    public long capacityBytes() {
        return capacityBytes;
    }

    /**
     * A new view of the whole region for channels, little endian; void when the arena closes.
     *
     * @throws IllegalStateException if the region is larger than a buffer can be, 2 GiB
     */
    // Restricted because the length is ours to answer for; it is the arena's own.
    @SuppressWarnings("restricted")
    public ByteBuffer buffer() {
        if (capacityBytes > Integer.MAX_VALUE) {
            throw new IllegalStateException("no buffer of " + capacityBytes + " bytes");
        }
        return MemorySegment.ofAddress(address)
                .reinterpret(capacityBytes)
                .asByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Touches every page, so that no page fault follows. */
    public void touch() {
        for (long offset = 0; offset < capacityBytes; offset += Mapping.PAGE_BYTES) {
            Memory.putByte(address + offset, Memory.getByte(address + offset));
        }
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            assert Regions.OPEN.closed(address);
            unmap(address, capacityBytes);
            ledger.closed(tag, owner, capacityBytes);
        }
    }
}
