package io.heliosdb.streaming.state.checkpoint.frame;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;
import io.heliosdb.streaming.state.checkpoint.format.Digest;
import io.heliosdb.streaming.state.checkpoint.format.FrameFile;
import io.heliosdb.streaming.state.checkpoint.format.FrameFileHeader;
import io.heliosdb.streaming.state.checkpoint.format.FrameRef;

import java.nio.file.Path;

/** A file of frames while it is written, from its beginning to its end. One thread. */
public final class FrameFileWriter implements AutoCloseable {
    private final FrameFile entry;
    private final StorageFile file;
    private final FrameKey key;
    private final FrameSealer sealer;
    private final FrameEncoder encoder;
    private final byte[] header;
    private long position;
    private long forcedPosition;
    private int frameCount;

    private FrameFileWriter(
            final FrameFile entry,
            final StorageFile file,
            final FrameKey key,
            final FrameEncoder encoder,
            final byte[] header) {
        this.entry = entry;
        this.file = file;
        this.key = key;
        this.encoder = encoder;
        this.header = header;
        sealer = key.sealer();
    }

    /**
     * Makes the file and writes its header.
     *
     * @param entry says where it lies and what it is; its size and key are not looked at
     * @param keys of which a new one is closed with the file
     */
    public static FrameFileWriter create(
            final Storage storage,
            final Path root,
            final Ledger ledger,
            final FrameFile entry,
            final long applianceId,
            final FrameKeys keys,
            final FrameEncoder encoder) {
        final byte[] header = FrameFileHeader.toBytes(entry, applianceId);
        final FrameKey key = keys.create();
        FrameFileWriter writer = null;
        try (Arena arena = Arena.open(ledger, "checkpoint", entry.name(), header.length)) {
            final StorageFile file = storage.create(FrameFiles.pathOf(root, entry));
            writer = new FrameFileWriter(entry, file, key, encoder, header);
            Memory.copyFromArray(header, 0, arena.address(), header.length);
            writer.writeHeader(arena.address());
            return writer;
        } finally {
            if (writer == null) {
                key.close();
            } else if (writer.position == 0) {
                writer.close();
            }
        }
    }

    private void writeHeader(final long address) {
        file.write(0, address, header.length);
        position = header.length;
    }

    /**
     * Writes a frame.
     *
     * @param fileIndex of this file in the manifest to be
     */
    public FrameRef write(
            final int fileIndex, final long content, final int length, final Digest digest) {
        final int stored = encoder.encode(header, sealer, frameCount, content, length, digest);
        file.write(position, encoder.address(), stored);
        final FrameRef frame =
                new FrameRef(fileIndex, frameCount, position, stored, length, digest);
        position += stored;
        frameCount++;
        return frame;
    }

    /** Bytes written and not forced yet. */
    public long unforcedBytes() {
        return position - forcedPosition;
    }

    /** Makes what was written survive a loss of power; takes as long as it takes. */
    public void force() {
        if (forcedPosition != position) {
            file.force();
            forcedPosition = position;
        }
    }

    /** The file as the manifest will name it. */
    public FrameFile entry() {
        return new FrameFile(
                entry.origin(),
                entry.number(),
                entry.part(),
                entry.epoch(),
                position,
                key.stored());
    }

    @Override
    public void close() {
        key.close();
        file.close();
    }
}
