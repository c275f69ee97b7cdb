package io.heliosdb.streaming.gateway.doctor;

import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.config.JournalSettings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Where Aeron keeps its buffers. */
final class SharedMemoryCheck implements Check {
    private static final long WANTED_BYTES = 256L << 20;

    /** Below which the journal on Aeron Archive does not open. */
    private static final long LEAST_BYTES = 136L << 20;

    private static final double MIB = 1L << 20;

    private final Storage storage;
    private final Path folder;
    private final JournalSettings.Medium medium;

    /**
     * @param folder {@code /dev/shm}
     * @param medium of the journal: only one needs it
     */
    SharedMemoryCheck(
            final Storage storage, final Path folder, final JournalSettings.Medium medium) {
        this.storage = storage;
        this.folder = folder;
        this.medium = medium;
    }

    @Override
    public List<Finding> look() {
        if (medium != JournalSettings.Medium.ARCHIVE) {
            return List.of();
        }
        final String name = "shared memory";
        final String wanted = "256 MiB free";
        final String fix =
                "sudo mount -o remount,size=1G /dev/shm; docker run --shm-size=1g; or [journal]"
                        + " medium = \"file\"";
        if (!Files.isDirectory(folder)) {
            return List.of(
                    Finding.fail(
                            name,
                            "no folder " + folder,
                            wanted,
                            "sudo mount -t tmpfs shm /dev/shm"));
        }
        final long bytes = storage.usableBytes(folder);
        final String measured = String.format(Locale.ROOT, "%.0f MiB free", bytes / MIB);
        return List.of(
                bytes < LEAST_BYTES
                        ? Finding.fail(name, measured, wanted, fix)
                        : Finding.of(name, bytes >= WANTED_BYTES, measured, wanted, fix));
    }
}
