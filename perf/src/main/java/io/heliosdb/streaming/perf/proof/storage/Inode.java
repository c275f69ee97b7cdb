package io.heliosdb.streaming.perf.proof.storage;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bytes of one file, whatever its names: what readers see, and what a loss of power may leave.
 *
 * <p>Since the last force, each sector has versions: the one on the disk and those written after
 * it. Any of them may be on the disk when power goes, each sector for itself; so it is with the
 * file's size.
 */
final class Inode {
    private Sectors seen = new Sectors();
    private Sectors durable = new Sectors();
    private long size;
    private long durableSize;

    /** What readers see, in one piece, once somebody has read twice without a change between. */
    private byte[] image;

    private boolean isRead;

    /** Versions of sectors that were written since the last force, the oldest first. */
    private final TreeMap<Integer, List<byte[]>> written = new TreeMap<>();

    /** Sizes since the last force. */
    private final List<Long> sizes = new ArrayList<>();

    long size() {
        return size;
    }

    long allocatedBytes() {
        return (long) seen.count() * Sectors.BYTES;
    }

    /** Bytes that a write would take that are not allocated yet. */
    long growth(final long position, final long length) {
        return Math.max(0, roundUp(position + length) - allocatedBytes());
    }

    private static long roundUp(final long bytes) {
        return (bytes + Sectors.BYTES - 1) / Sectors.BYTES * Sectors.BYTES;
    }

    int read(final long position, final long address, final int length) {
        final int readable = (int) Math.max(0, Math.min(length, size - position));
        if (!isRead && image == null) {
            isRead = true;
            seen.read(position, address, readable);
        } else if (readable > 0) {
            Memory.copyFromArray(image(), (int) position, address, readable);
        }
        return readable;
    }

    private void changed() {
        image = null;
        isRead = false;
    }

    private byte[] image() {
        if (image == null) {
            image = seen.toBytes(size);
        }
        return image;
    }

    void write(final long position, final long address, final long length) {
        long done = 0;
        while (done < length) {
            final int index = (int) ((position + done) / Sectors.BYTES);
            final int offset = (int) ((position + done) % Sectors.BYTES);
            final int part = (int) Math.min(Sectors.BYTES - offset, length - done);
            final byte[] sector = seen.sector(index).clone();
            Memory.copyToArray(address + done, sector, offset, part);
            replace(index, sector);
            done += part;
        }
        if (length > 0 && position + length > size) {
            resize(position + length);
        }
    }

    private void replace(final int index, final byte[] sector) {
        changed();
        seen.replace(index, sector);
        written.computeIfAbsent(index, _ -> new ArrayList<>()).add(seen.sector(index));
    }

    private void resize(final long bytes) {
        changed();
        size = bytes;
        sizes.add(bytes);
    }

    void truncate(final long bytes) {
        if (bytes >= size) {
            return;
        }
        final int cut = (int) (bytes / Sectors.BYTES);
        final int offset = (int) (bytes % Sectors.BYTES);
        for (int index = cut + (offset > 0 ? 1 : 0); index < seen.count(); index++) {
            replace(index, Sectors.ZEROES);
        }
        if (offset > 0) {
            final byte[] sector = seen.sector(cut).clone();
            Arrays.fill(sector, offset, Sectors.BYTES, (byte) 0);
            replace(cut, sector);
        }
        seen.cut(cut + (offset > 0 ? 1 : 0));
        resize(bytes);
    }

    void force() {
        settle((_, versions) -> versions);
    }

    /**
     * What happens to pages after a failed force: some reached the disk, and the rest will not be
     * tried again, though readers still see them.
     */
    void forceFailed(final Survival survival) {
        settle(survival);
    }

    private void settle(final Survival survival) {
        for (final Map.Entry<Integer, List<byte[]>> entry : written.entrySet()) {
            final List<byte[]> versions = entry.getValue();
            final int kept = survival.kept(0, versions.size());
            if (kept > 0) {
                durable.replace(entry.getKey(), versions.get(kept - 1));
            }
        }
        written.clear();
        if (!sizes.isEmpty()) {
            final int kept = survival.kept(0, sizes.size());
            if (kept > 0) {
                durableSize = sizes.get(kept - 1);
            }
            sizes.clear();
        }
        durable.cut((int) (roundUp(durableSize) / Sectors.BYTES));
    }

    /** Adds how many newer versions each sector and the size have, if any. */
    void uncertain(final List<Integer> units) {
        written.values().forEach(versions -> units.add(versions.size()));
        if (!sizes.isEmpty()) {
            units.add(sizes.size());
        }
    }

    /**
     * The file after a loss of power.
     *
     * @param first number of this file's first uncertain thing
     */
    Inode afterPowerLoss(final int first, final Survival survival) {
        final Inode left = new Inode();
        left.durable = durable.copy();
        left.durableSize = durableSize;
        int unit = first;
        for (final Map.Entry<Integer, List<byte[]>> entry : written.entrySet()) {
            final List<byte[]> versions = entry.getValue();
            final int kept = survival.kept(unit++, versions.size());
            if (kept > 0) {
                left.durable.replace(entry.getKey(), versions.get(kept - 1));
            }
        }
        if (!sizes.isEmpty()) {
            final int kept = survival.kept(unit, sizes.size());
            if (kept > 0) {
                left.durableSize = sizes.get(kept - 1);
            }
        }
        left.durable.cut((int) (roundUp(left.durableSize) / Sectors.BYTES));
        left.blankBehindEnd();
        left.seen = left.durable.copy();
        left.size = left.durableSize;
        return left;
    }

    /** A file that is grown later reads zeroes where it was cut. */
    private void blankBehindEnd() {
        final int offset = (int) (durableSize % Sectors.BYTES);
        final int last = (int) (durableSize / Sectors.BYTES);
        if (offset > 0) {
            final byte[] sector = durable.sector(last).clone();
            Arrays.fill(sector, offset, Sectors.BYTES, (byte) 0);
            durable.replace(last, sector);
        }
    }

    /** The file as readers see it, all of it on the disk. */
    Inode settledCopy() {
        final Inode copy = new Inode();
        copy.seen = seen.copy();
        copy.durable = seen.copy();
        copy.image = image();
        copy.size = size;
        copy.durableSize = size;
        return copy;
    }

    /** Turns one bit, for readers and on the disk. */
    void flip(final long bit) {
        final int index = (int) (bit / 8 / Sectors.BYTES);
        final byte[] sector = seen.sector(index).clone();
        sector[(int) (bit / 8 % Sectors.BYTES)] ^= (byte) (1 << (bit % 8));
        seen.replace(index, sector);
        durable.replace(index, sector);
        changed();
    }
}
