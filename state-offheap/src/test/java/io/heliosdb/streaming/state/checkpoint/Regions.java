package io.heliosdb.streaming.state.checkpoint;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.snapshot.SnapshotPieces;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** A part's state in a test: arrays, each a region whose pieces end where it ends. */
final class Regions implements SnapshotPieces {
    private final List<byte[]> regions;
    private int region;
    private int offset;

    Regions(final List<byte[]> regions) {
        this.regions = regions;
    }

    static byte[] bytesOf(final List<byte[]> regions) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        regions.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    @Override
    public int next(final long address, final int maxBytes) {
        while (region < regions.size() && offset == regions.get(region).length) {
            region++;
            offset = 0;
        }
        if (region == regions.size()) {
            return 0;
        }
        final byte[] bytes = regions.get(region);
        final int length = Math.min(maxBytes, bytes.length - offset);
        Memory.copyFromArray(bytes, offset, address, length);
        offset += length;
        return length;
    }
}
