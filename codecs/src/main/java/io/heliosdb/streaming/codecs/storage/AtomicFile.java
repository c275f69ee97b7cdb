package io.heliosdb.streaming.codecs.storage;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

import java.nio.file.Path;

/**
 * A small file that is there as a whole or not at all, whatever happens while it is written, and
 * there for good when the writing has returned.
 */
public final class AtomicFile {
    /**
     * How names end of files that are being written; such a file left over from a crash is of no
     * use to anybody.
     */
    public static final String TEMPORARY_SUFFIX = ".tmp";

    private static final String OWNER = "atomic file";

    private AtomicFile() {}

    /**
     * Writes under a temporary name, forces, renames, and syncs the folder. In place of a file that
     * has the name.
     */
    public static void write(final Storage storage, final Path path, final byte[] bytes) {
        final Path temporary = path.resolveSibling(path.getFileName() + TEMPORARY_SUFFIX);
        if (storage.exists(temporary)) {
            storage.delete(temporary);
        }
        final Ledger ledger = new Ledger(Long.MAX_VALUE);
        try (Arena arena = Arena.open(ledger, OWNER, OWNER, Math.max(bytes.length, 1));
                StorageFile file = storage.create(temporary)) {
            Memory.copyFromArray(bytes, 0, arena.address(), bytes.length);
            file.write(0, arena.address(), bytes.length);
            if (ProofBuild.IS_ON) {
                KillPoint.FILE_BEFORE_FORCE.reach();
            }
            if (!(ProofBuild.IS_ON && PlantedBug.FILE_IS_NOT_FORCED.isPlanted())) {
                file.force();
            }
        }
        if (ProofBuild.IS_ON) {
            KillPoint.FILE_BEFORE_RENAME.reach();
        }
        storage.rename(temporary, path);
        if (ProofBuild.IS_ON) {
            KillPoint.FILE_BEFORE_DIRECTORY_SYNC.reach();
        }
        if (ProofBuild.IS_ON && PlantedBug.FILE_DIRECTORY_IS_NOT_SYNCED.isPlanted()) {
            return;
        }
        storage.syncDirectory(path.toAbsolutePath().getParent());
    }

    /**
     * Reads a whole file.
     *
     * @param limitBytes most bytes it may have
     * @throws HeliosException {@link StorageError#FAILED} if it is larger, or shrinks meanwhile
     */
    public static byte[] read(final Storage storage, final Path path, final int limitBytes) {
        final Ledger ledger = new Ledger(Long.MAX_VALUE);
        try (StorageFile file = storage.open(path)) {
            final long size = file.size();
            if (size > limitBytes) {
                throw HeliosException.of(StorageError.FAILED, path + " is too large")
                        .detail(size + " bytes, at most " + limitBytes + " are expected");
            }
            final byte[] bytes = new byte[(int) size];
            try (Arena arena = Arena.open(ledger, OWNER, OWNER, Math.max(size, 1))) {
                final int count = file.read(0, arena.address(), bytes.length);
                if (count != bytes.length) {
                    throw HeliosException.of(StorageError.FAILED, path + " shrank while being read")
                            .detail(count + " of " + size + " bytes");
                }
                Memory.copyToArray(arena.address(), bytes, 0, bytes.length);
            }
            return bytes;
        }
    }
}
