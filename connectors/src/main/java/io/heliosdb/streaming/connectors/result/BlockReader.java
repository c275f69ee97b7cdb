package io.heliosdb.streaming.connectors.result;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.memory.Window;
import io.heliosdb.streaming.codecs.seal.Opener;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageError;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import org.agrona.CloseHelper;

import java.util.zip.CRC32C;

/** Reads blocks of segment files, and checks them. One thread. */
final class BlockReader implements AutoCloseable {
    private final Storage storage;
    private final Ledger ledger;
    private final Window window = new Window();
    private final CRC32C crc = new CRC32C();
    private Segment segment;
    private StorageFile file;
    private Opener opener;
    private Arena stored;

    BlockReader(final Storage storage, final Ledger ledger) {
        this.storage = storage;
        this.ledger = ledger;
    }

    Arena open(final long bytes) {
        return Arena.open(ledger, "results", "cursor", bytes);
    }

    /**
     * Reads a block's frames.
     *
     * @param target room for them
     * @return false if the file is gone or damaged
     */
    boolean read(final StoredBlock block, final long target) {
        if (!block.segment().equals(segment) && !open(block.segment())) {
            return false;
        }
        final int length = BlockHeader.LENGTH + block.storedLength();
        if (stored == null || stored.capacityBytes() < length) {
            CloseHelper.close(stored);
            stored = null;
            stored = open(length);
        }
        final long header = stored.address();
        if (file.read(block.offset(), header, length) < length
                || BlockHeader.position(header) != block.position()
                || BlockHeader.stored(header) != block.storedLength()
                || !BlockHeader.isWhole(header, window, crc)) {
            return false;
        }
        if (opener == null) {
            Memory.copy(header + BlockHeader.LENGTH, target, block.plainLength());
            return true;
        }
        return opener.tryOpen(
                header + BlockHeader.LENGTH,
                block.storedLength(),
                target,
                header + BlockHeader.ASSOCIATED,
                BlockHeader.LENGTH - BlockHeader.ASSOCIATED);
    }

    private boolean open(final Segment next) {
        CloseHelper.close(file);
        file = null;
        segment = null;
        try {
            file = storage.open(next.path());
        } catch (final HeliosException e) {
            if (e.code() == StorageError.MISSING) {
                return false; // dropped meanwhile
            }
            throw e;
        }
        opener = next.key().map(key -> key.opener()).orElse(null);
        segment = next;
        return true;
    }

    @Override
    public void close() {
        CloseHelper.closeAll(file, stored);
    }
}
