package io.heliosdb.streaming.replication.archive;

import io.heliosdb.streaming.codecs.storage.Storage;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder of one start of the process, in which one archive has worked: {@code
 * start-0000000007-term-01000000-segment-04000000}. All that is needed for reading is in the name
 * (lengths are hexadecimal), where no flipped byte of a file can change it.
 *
 * @param number of the start, greater than those before
 * @param termBytes a power of two
 * @param segmentBytes a power of two, a term at least
 */
record StartFolder(Path path, long number, int termBytes, int segmentBytes) {
    private static final Pattern NAME =
            Pattern.compile("start-([0-9]{10})-term-([0-9a-f]{8})-segment-([0-9a-f]{8})");
    private static final Pattern SEGMENT = Pattern.compile("([0-9]{1,6})-[0-9]{1,18}\\.rec");
    private static final Pattern DELETION = Pattern.compile("([0-9]{1,6})\\.deleting");
    private static final int HEXADECIMAL = 16;

    /** How the first segment of a recording is called while the recording is being deleted. */
    static final String DELETING = ".deleting";

    /** Recordings of a start have ids of so many numbers. */
    private static final long IDS = 1_000_000;

    static StartFolder of(
            final Path directory, final long number, final int termBytes, final int segmentBytes) {
        final String name =
                String.format(
                        Locale.ROOT,
                        "start-%010d-term-%08x-segment-%08x",
                        number,
                        termBytes,
                        segmentBytes);
        return new StartFolder(directory.resolve(name), number, termBytes, segmentBytes);
    }

    /** All in a directory, the oldest first. */
    static List<StartFolder> all(final Storage storage, final Path directory) {
        return storage.list(directory).stream()
                .map(StartFolder::parse)
                .filter(Objects::nonNull)
                .toList();
    }

    private static StartFolder parse(final Path path) {
        final Matcher name = NAME.matcher(path.getFileName().toString());
        return name.matches()
                ? new StartFolder(
                        path,
                        Long.parseLong(name.group(1)),
                        Integer.parseInt(name.group(2), HEXADECIMAL),
                        Integer.parseInt(name.group(3), HEXADECIMAL))
                : null;
    }

    /** Number of the start in which a recording was written. */
    static long startOf(final long recordingId) {
        return recordingId / IDS;
    }

    long recordingId(final long archiveNumber) {
        return number * IDS + archiveNumber;
    }

    RecordingFiles recording(final long recordingId) {
        return new RecordingFiles(this, recordingId % IDS);
    }

    /** Ids of the recordings of which there is any segment, ascending. */
    List<Long> recordingIds(final Storage storage) {
        return ids(storage, SEGMENT);
    }

    /** Ids of the recordings whose deletion has begun. */
    List<Long> beingDeleted(final Storage storage) {
        return ids(storage, DELETION);
    }

    private List<Long> ids(final Storage storage, final Pattern names) {
        return storage.list(path).stream()
                .map(file -> names.matcher(file.getFileName().toString()))
                .filter(Matcher::matches)
                .map(name -> recordingId(Long.parseLong(name.group(1))))
                .distinct()
                .sorted()
                .toList();
    }
}
