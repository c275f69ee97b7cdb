package io.heliosdb.streaming.state.checkpoint.frame;

import io.heliosdb.streaming.codecs.compress.Compression;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.checkpoint.format.Digest;
import io.heliosdb.streaming.state.checkpoint.format.FrameFileHeader;
import io.heliosdb.streaming.state.checkpoint.format.FrameHeader;

/**
 * Makes frames: digest in front, compressed, sealed, header in front. One thread; its buffers are
 * those of one frame.
 */
public final class FrameEncoder implements AutoCloseable {
    private static final int HEADERS_BYTES = FrameFileHeader.BYTES + FrameHeader.BYTES;

    private final Compression compression;
    private final Arena arena;
    private final long body;
    private final long output;

    /**
     * @param ledger where its buffers are booked, under the tag "checkpoint"
     */
    public FrameEncoder(final Ledger ledger, final String owner, final Compression compression) {
        this.compression = compression;
        final int bodyBytes = FrameHeader.GREATEST_STORED_BYTES;
        arena =
                Arena.open(
                        ledger,
                        "checkpoint",
                        owner,
                        bodyBytes + FrameFileHeader.BYTES + FrameHeader.GREATEST_STORED_BYTES);
        body = arena.address();
        output = body + bodyBytes;
    }

    /**
     * Makes a frame.
     *
     * @param fileHeader of the file it goes to
     * @param sealer of the file's key
     * @param number of the frame in the file
     * @param content address of its content
     * @param length of its content
     * @param digest of its content
     * @return bytes of the frame, at {@link #address}
     */
    int encode(
            final byte[] fileHeader,
            final FrameSealer sealer,
            final int number,
            final long content,
            final int length,
            final Digest digest) {
        putDigest(body, digest);
        final long compressed = body + Digest.BYTES;
        Compression used = compression;
        int compressedLength = used.compress(content, length, compressed, length - 1);
        if (compressedLength <= 0) {
            used = Compression.NONE;
            Memory.copy(content, compressed, length);
            compressedLength = length;
        }
        final int bodyLength = Digest.BYTES + compressedLength;
        final int sealedLength = bodyLength + FrameSealer.OVERHEAD_BYTES;
        Memory.copyFromArray(fileHeader, 0, output, fileHeader.length);
        FrameHeader.put(address(), used.code(), number, length, sealedLength);
        sealer.seal(body, bodyLength, address() + FrameHeader.BYTES, output, HEADERS_BYTES);
        return FrameHeader.BYTES + sealedLength;
    }

    /** Where the frame lies that was made last. */
    long address() {
        return output + FrameFileHeader.BYTES;
    }

    private static void putDigest(final long address, final Digest digest) {
        Memory.putLong(address, digest.first());
        Memory.putLong(address + 8, digest.second());
        Memory.putLong(address + 16, digest.third());
        Memory.putLong(address + 24, digest.fourth());
    }

    @Override
    public void close() {
        arena.close();
    }
}
