package io.heliosdb.streaming.gateway.folder;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.Storage;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What one of the small files of the folder holds.
 *
 * @param applianceId whose it is
 * @param value its number
 */
record FolderRecord(long applianceId, long value) {
    private static final int LIMIT_BYTES = 4096;

    /** Reads a file, if it is there. */
    static Optional<FolderRecord> read(final Storage storage, final Path file, final int magic) {
        if (!storage.exists(file)) {
            return Optional.empty();
        }
        final byte[] bytes = AtomicFile.read(storage, file, LIMIT_BYTES);
        if (RecordDescriptor.isNewer(magic, bytes)) {
            throw HeliosException.of(FolderError.NEWER, file + " was written by a newer version")
                    .hint("start it with the version that wrote it, or a later one");
        }
        if (!RecordDescriptor.isValid(magic, bytes)) {
            throw HeliosException.of(FolderError.DAMAGED, file + " is damaged")
                    .detail(bytes.length + " bytes without a valid header and checksum")
                    .hint("put this file back from a backup of the folder; it is never rewritten");
        }
        return Optional.of(
                new FolderRecord(
                        RecordDescriptor.applianceId(bytes), RecordDescriptor.value(bytes)));
    }

    /** Writes the file as a whole; durable when this returns. */
    void write(final Storage storage, final Path file, final int magic) {
        AtomicFile.write(storage, file, RecordDescriptor.encode(magic, applianceId, value));
    }
}
