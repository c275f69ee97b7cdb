package io.heliosdb.streaming.perf.proof.storage;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes in sectors, the unit that a disk writes whole or not at all. A sector's array is never
 * changed, only replaced, so that images share them.
 */
final class Sectors {
    static final int BYTES = 512;
    static final byte[] ZEROES = new byte[BYTES];

    private final List<byte[]> sectors;

    Sectors() {
        this.sectors = new ArrayList<>();
    }

    private Sectors(final List<byte[]> sectors) {
        this.sectors = sectors;
    }

    Sectors copy() {
        return new Sectors(new ArrayList<>(sectors));
    }

    int count() {
        return sectors.size();
    }

    byte[] sector(final int index) {
        return index < sectors.size() ? sectors.get(index) : ZEROES;
    }

    void replace(final int index, final byte[] sector) {
        while (sectors.size() <= index) {
            sectors.add(ZEROES);
        }
        sectors.set(index, Arrays.equals(sector, ZEROES) ? ZEROES : sector);
    }

    /** Drops sectors from an index on. */
    void cut(final int count) {
        if (count < sectors.size()) {
            sectors.subList(count, sectors.size()).clear();
        }
    }

    /** Copies bytes into native memory; what was never written reads as zero. */
    void read(final long position, final long address, final int length) {
        int done = 0;
        while (done < length) {
            final int offset = (int) ((position + done) % BYTES);
            final int part = Math.min(BYTES - offset, length - done);
            final byte[] sector = sector((int) ((position + done) / BYTES));
            Memory.copyFromArray(sector, offset, address + done, part);
            done += part;
        }
    }

    /** The first bytes in one piece; what was never written is zero. */
    byte[] toBytes(final long length) {
        final byte[] bytes = new byte[(int) length];
        for (int index = 0; index < count() && (long) index * BYTES < length; index++) {
            final int at = index * BYTES;
            System.arraycopy(sectors.get(index), 0, bytes, at, Math.min(BYTES, bytes.length - at));
        }
        return bytes;
    }
}
