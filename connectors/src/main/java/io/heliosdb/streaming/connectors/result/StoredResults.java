package io.heliosdb.streaming.connectors.result;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.memory.Window;
import io.heliosdb.streaming.codecs.seal.DataKey;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.seal.Sealer;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import org.agrona.CloseHelper;

import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Writes the blocks of a result log into its segment files, and drops the oldest files when there
 * is too much. Thread rule: the sink's; {@link #index()} is for any.
 */
final class StoredResults implements AutoCloseable {
    private static final int SEALED_RESULTS = 1;
    private static final long SMALLEST_SEGMENT = 1L << 20;
    private static final long LARGEST_SEGMENT = 64L << 20;
    private static final int SEGMENTS = 8;

    private final Storage storage;
    private final Path folder;
    private final Optional<KeyService> keys;
    private final long layout;
    private final long retainedBytes;
    private final long segmentBytes;
    private final BlockIndex index;
    private final Window window = new Window();
    private final CRC32C crc = new CRC32C();

    /** Room for a header and what a block's frames become. */
    private final Arena output;

    private Segment segment;
    private Sealer sealer;
    private StorageFile file;
    private long fileEnd;
    private boolean isForced = true;

    /**
     * @param layout checksum of how rows are encoded
     * @param retainedBytes most bytes of all files, but for the headers
     * @param mostBlockBytes longest block
     */
    StoredResults(
            final Storage storage,
            final Path folder,
            final Optional<KeyService> keys,
            final long layout,
            final long retainedBytes,
            final int mostBlockBytes,
            final Ledger ledger,
            final BlockIndex index) {
        this.storage = storage;
        this.folder = folder;
        this.keys = keys;
        this.layout = layout;
        this.retainedBytes = retainedBytes;
        this.index = index;
        segmentBytes = Math.clamp(retainedBytes / SEGMENTS, SMALLEST_SEGMENT, LARGEST_SEGMENT);
        output =
                Arena.open(
                        ledger,
                        "results",
                        "blocks",
                        Math.max(
                                Segment.HEADER_LENGTH,
                                BlockHeader.LENGTH + mostBlockBytes + Sealer.OVERHEAD_BYTES));
    }

    /** Those that are there, for readers. */
    BlockIndex index() {
        return index;
    }

    /**
     * Writes a block behind all others.
     *
     * @param frames whole ones
     */
    void write(
            final long frames,
            final int length,
            final long position,
            final ResultId first,
            final ResultId last) {
        final int stored = length + (keys.isEmpty() ? 0 : Sealer.OVERHEAD_BYTES);
        if (file == null || fileEnd + BlockHeader.LENGTH + stored > segmentBytes) {
            begin(position);
        }
        final long header = output.address();
        BlockHeader.write(header, stored, length, position, first, last);
        if (sealer == null) {
            Memory.copy(frames, header + BlockHeader.LENGTH, length);
        } else {
            sealer.seal(
                    frames,
                    length,
                    header + BlockHeader.LENGTH,
                    SEALED_RESULTS,
                    header + BlockHeader.ASSOCIATED,
                    BlockHeader.LENGTH - BlockHeader.ASSOCIATED);
        }
        BlockHeader.seal(header, window, crc);
        final StoredBlock block =
                new StoredBlock(segment, fileEnd, position, length, stored, first, last);
        file.write(fileEnd, header, BlockHeader.LENGTH + stored);
        fileEnd = block.endOffset();
        isForced = false;
        index.add(block);
    }

    private void begin(final long position) {
        end();
        final Optional<DataKey> key = keys.map(service -> DataKey.create(Entropy.ofSystem()));
        sealer = key.map(DataKey::sealer).orElse(null);
        segment =
                Segment.create(
                        storage,
                        folder,
                        position,
                        index.last(),
                        layout,
                        key,
                        keys.map(service -> service.wrap(key.orElseThrow())),
                        output.address());
        index.add(segment);
        file = storage.openForWriting(segment.path());
        fileEnd = Segment.HEADER_LENGTH;
        index.dropTo(retainedBytes - segmentBytes)
                .forEach(dropped -> storage.delete(dropped.path()));
    }

    private void end() {
        if (file != null) {
            force();
            file.close();
            file = null;
        }
    }

    /** Makes all that was written survive a loss of power. */
    void force() {
        if (!isForced) {
            file.force();
            isForced = true;
        }
    }

    @Override
    public void close() {
        CloseHelper.closeAll(file, output);
    }
}
