package io.heliosdb.streaming.perf.journal;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import org.agrona.concurrent.NanoClock;

import java.nio.file.Path;

/**
 * What the disk takes one behind the other: blocks of 64 KiB, then one force.
 *
 * @param bytes in all
 */
record DiskRun(long bytes) {
    private static final int BLOCK_BYTES = 64 << 10;
    private static final double MEGA = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    /** Megabytes per second, the force included. */
    double measure(final Path folder, final NanoClock clock) {
        final FileStorage storage = new FileStorage();
        storage.createDirectories(folder);
        try (Ledger ledger = new Ledger(Long.MAX_VALUE);
                Arena block = Arena.open(ledger, "block", "disk", BLOCK_BYTES);
                StorageFile file = storage.create(folder.resolve("sequential"))) {
            block.touch();
            final long beginNs = clock.nanoTime();
            for (long position = 0; position < bytes; position += BLOCK_BYTES) {
                file.write(position, block.address(), BLOCK_BYTES);
            }
            file.force();
            return bytes / MEGA * NANOS_PER_SECOND / (clock.nanoTime() - beginNs);
        }
    }
}
