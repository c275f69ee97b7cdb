package io.heliosdb.streaming.connectors.result;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the blocks that earlier starts have written, and cuts off what is behind the last decision:
 * the job gives that again.
 */
final class ResultRecovery {
    private final Storage storage;
    private final Path folder;
    private final Optional<KeyService> keys;
    private final long layout;
    private final ResultEnd decided;

    /**
     * @param layout checksum of how rows are encoded now
     * @param decided how far the log holds results for decided
     */
    ResultRecovery(
            final Storage storage,
            final Path folder,
            final Optional<KeyService> keys,
            final long layout,
            final ResultEnd decided) {
        this.storage = storage;
        this.folder = folder;
        this.keys = keys;
        this.layout = layout;
        this.decided = decided;
    }

    /**
     * Reads and repairs the folder.
     *
     * @return the blocks, the last of which ends where the decision says; or none
     */
    BlockIndex run(final int lineage, final Ledger ledger) {
        storage.createDirectories(folder);
        final List<Path> files = new ArrayList<>();
        for (final Path path : storage.list(folder)) {
            if (Segment.isOne(path)) {
                files.add(path);
            }
        }
        BlockIndex index = new BlockIndex(lineage);
        try (Arena scratch = Arena.open(ledger, "results", "recovery", Segment.HEADER_LENGTH)) {
            for (final Path path : files) {
                scan(path, index, scratch.address());
            }
        } catch (final RuntimeException e) {
            index.close();
            throw e;
        }
        if (index.endPosition() != decided.position()) {
            index.close();
            index = new BlockIndex(lineage); // damaged, of another layout, or taken away
        }
        for (final Path path : files) {
            if (!index.has(path)) {
                storage.delete(path);
            }
        }
        storage.syncDirectory(folder);
        return index;
    }

    private void scan(final Path path, final BlockIndex index, final long scratch) {
        final long end;
        try (StorageFile file = storage.open(path)) {
            final Optional<Segment> read = Segment.read(file, index.lineage(), keys, scratch);
            if (read.isEmpty()) {
                return;
            }
            final Segment segment = read.get();
            if (segment.layout() != layout
                    || segment.position() >= decided.position()
                    || !index.continuesWith(segment)) {
                segment.close();
                return;
            }
            index.add(segment);
            end = scan(segment, file, index, scratch);
        }
        if (end < storage.size(path)) {
            try (StorageFile file = storage.openForWriting(path)) {
                file.truncate(end);
                file.force();
            }
        }
    }

    /** Behind the last block that is to stay. */
    private long scan(
            final Segment segment,
            final StorageFile file,
            final BlockIndex index,
            final long scratch) {
        long offset = Segment.HEADER_LENGTH;
        long position = segment.position();
        while (file.read(offset, scratch, BlockHeader.LENGTH) == BlockHeader.LENGTH
                && BlockHeader.isPlausible(scratch, file.size() - offset)
                && BlockHeader.position(scratch) == position
                && position + BlockHeader.plain(scratch) <= decided.position()) {
            final StoredBlock block =
                    new StoredBlock(
                            segment,
                            offset,
                            position,
                            BlockHeader.plain(scratch),
                            BlockHeader.stored(scratch),
                            BlockHeader.first(scratch, index.lineage()),
                            BlockHeader.last(scratch, index.lineage()));
            index.add(block);
            offset = block.endOffset();
            position = block.endPosition();
        }
        return offset;
    }
}
