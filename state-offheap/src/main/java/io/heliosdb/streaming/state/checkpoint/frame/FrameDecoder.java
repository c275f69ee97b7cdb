package io.heliosdb.streaming.state.checkpoint.frame;

import io.heliosdb.streaming.codecs.compress.Compression;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.checkpoint.format.Damage;
import io.heliosdb.streaming.state.checkpoint.format.Digest;
import io.heliosdb.streaming.state.checkpoint.format.FrameFileHeader;
import io.heliosdb.streaming.state.checkpoint.format.FrameHeader;
import io.heliosdb.streaming.state.checkpoint.format.FrameRef;
import io.heliosdb.streaming.state.checkpoint.format.Sha256;

/**
 * Reads frames and checks all there is to check. Buffers for one frame; one thread at a time.
 *
 * <pre>
 *   input    header of the file (56) | frame as it lies in the file
 *   body     digest (32) | content, compressed
 *   plain    content
 * </pre>
 */
final class FrameDecoder implements AutoCloseable {
    private static final int BOUND_BYTES = FrameFileHeader.BYTES + FrameHeader.BYTES;
    private static final int INPUT_BYTES =
            FrameFileHeader.BYTES + FrameHeader.GREATEST_STORED_BYTES;

    private final Arena arena;
    private final long input;
    private final long body;
    private final long plain;
    private final Sha256 sha = new Sha256();
    private final FrameOpener[] openers;
    private long content;

    /**
     * @param fileCount of the manifest whose frames are read
     */
    FrameDecoder(final Ledger ledger, final String owner, final int fileCount) {
        openers = new FrameOpener[fileCount];
        arena =
                Arena.open(
                        ledger,
                        "checkpoint",
                        owner,
                        INPUT_BYTES
                                + FrameHeader.GREATEST_STORED_BYTES
                                + FrameHeader.GREATEST_PLAIN_BYTES);
        input = arena.address();
        body = input + INPUT_BYTES;
        plain = body + FrameHeader.GREATEST_STORED_BYTES;
    }

    /** Address of the content that was read last. */
    long content() {
        return content;
    }

    /**
     * Reads a frame as far as its seal and the digest it says its content has.
     *
     * @throws HeliosException {@code HCKP-0003} if it is not what was written
     */
    void authenticate(final OpenFrameFile file, final FrameRef frame) {
        Memory.copyFromArray(file.header(), 0, input, FrameFileHeader.BYTES);
        final long header = input + FrameFileHeader.BYTES;
        if (file.read(frame.position(), header, frame.storedLength()) != frame.storedLength()) {
            throw damaged(file, frame, "it ends early");
        }
        final String problem = FrameHeader.problem(header, frame);
        if (!problem.isEmpty()) {
            throw damaged(file, frame, problem);
        }
        final int sealedLength = frame.storedLength() - FrameHeader.BYTES;
        if (sealedLength < FrameSealer.OVERHEAD_BYTES + Digest.BYTES) {
            throw damaged(file, frame, "it is too short");
        }
        final FrameOpener opener = opener(file, frame.file());
        if (!opener.open(header + FrameHeader.BYTES, sealedLength, body, input, BOUND_BYTES)
                && !(ProofBuild.IS_ON && PlantedBug.CHECKPOINT_IGNORES_SEALS.isPlanted())) {
            throw damaged(file, frame, "its seal is broken");
        }
        compare(digestAt(body), file, frame);
    }

    /**
     * Reads a frame; its content lies at {@link #content} then.
     *
     * @throws HeliosException {@code HCKP-0003} if it is not what was written
     */
    void decode(final OpenFrameFile file, final FrameRef frame) {
        authenticate(file, frame);
        final int length =
                frame.storedLength()
                        - FrameHeader.BYTES
                        - FrameSealer.OVERHEAD_BYTES
                        - Digest.BYTES;
        expand(file, frame, body + Digest.BYTES, length);
        compare(sha.of(content, frame.plainLength()), file, frame);
    }

    private static void compare(
            final Digest digest, final OpenFrameFile file, final FrameRef frame) {
        if (!digest.equals(frame.digest())) {
            throw damaged(file, frame, "its content is not what the manifest says");
        }
    }

    private void expand(
            final OpenFrameFile file,
            final FrameRef frame,
            final long compressed,
            final int length) {
        final int code = FrameHeader.compression(input + FrameFileHeader.BYTES);
        if (code == Compression.NONE.code()) {
            content = compressed;
            if (length != frame.plainLength()) {
                throw damaged(file, frame, "its content has " + length + " bytes");
            }
            return;
        }
        content = plain;
        try {
            Compression.ofCode(code).decompress(compressed, length, plain, frame.plainLength());
        } catch (final HeliosException e) {
            throw damaged(file, frame, "its content cannot be decompressed").causedBy(e);
        }
    }

    private FrameOpener opener(final OpenFrameFile file, final int index) {
        if (openers[index] == null) {
            openers[index] = file.key().opener();
        }
        return openers[index];
    }

    private static Digest digestAt(final long address) {
        return new Digest(
                Memory.getLong(address),
                Memory.getLong(address + 8),
                Memory.getLong(address + 16),
                Memory.getLong(address + 24));
    }

    private static HeliosException damaged(
            final OpenFrameFile file, final FrameRef frame, final String detail) {
        return Damage.of("frame " + frame.number() + " of " + file.what(), detail);
    }

    @Override
    public void close() {
        arena.close();
    }
}
