package io.heliosdb.streaming.replication.archive;

import io.heliosdb.streaming.codecs.storage.Storage;

import java.nio.file.Path;
import java.util.List;

/**
 * Segment files of one recording, with the names that the archive gives them: {@code
 * 0-67108864.rec} holds what of the archive's recording 0 lies from position 64 Mi on.
 *
 * @param folderOfStart folder of the start in which they were written
 * @param number of the recording in its archive
 */
record RecordingFiles(StartFolder folderOfStart, long number) {
    private static final String SUFFIX = ".rec";

    Path folder() {
        return folderOfStart.path();
    }

    int segmentBytes() {
        return folderOfStart.segmentBytes();
    }

    int termBytes() {
        return folderOfStart.termBytes();
    }

    /** Position of the first byte of the segment that holds a position. */
    long basePosition(final long position) {
        return position & -segmentBytes();
    }

    Path segment(final long basePosition) {
        return folder().resolve(number + "-" + basePosition + SUFFIX);
    }

    /** Name of the first segment while the recording is being deleted. */
    Path deletion() {
        return folder().resolve(number + StartFolder.DELETING);
    }

    /** Deletes what is left of a recording whose deletion has begun. */
    void finishDeletion(final Storage storage) {
        basePositions(storage).forEach(base -> storage.delete(segment(base)));
        storage.delete(deletion());
    }

    /** Base positions of the segments that are there, ascending. */
    List<Long> basePositions(final Storage storage) {
        final String prefix = number + "-";
        return storage.list(folder()).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.startsWith(prefix) && name.endsWith(SUFFIX))
                .map(name -> name.substring(prefix.length(), name.length() - SUFFIX.length()))
                .filter(base -> base.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .sorted()
                .toList();
    }
}
