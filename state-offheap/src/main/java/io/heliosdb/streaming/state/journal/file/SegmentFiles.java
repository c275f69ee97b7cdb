package io.heliosdb.streaming.state.journal.file;

import io.heliosdb.streaming.codecs.storage.Storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of segment files: {@code recording-0000000042-0000000004000000.segment} holds what of
 * recording 42 lies from position 64 Mi (hexadecimal) on, up to where the next segment begins; of a
 * recording that is being deleted the first one is called {@code recording-0000000042.deleting}.
 */
final class SegmentFiles {
    private static final Pattern NAME =
            Pattern.compile("recording-([0-9]{10})-([0-9a-f]{16})\\.segment");

    private static final Pattern DELETION = Pattern.compile("recording-([0-9]{10})\\.deleting");

    private final Storage storage;
    private final Path directory;

    SegmentFiles(final Storage storage, final Path directory) {
        this.storage = storage;
        this.directory = directory;
    }

    /**
     * @param basePosition position of its first byte in the recording
     */
    record Segment(long recording, long basePosition, Path file) {}

    Path file(final long recording, final long basePosition) {
        return directory.resolve(
                String.format(
                        Locale.ROOT, "recording-%010d-%016x.segment", recording, basePosition));
    }

    /** Name of the first segment of a recording while it is being deleted. */
    Path deletion(final long recording) {
        return directory.resolve(String.format(Locale.ROOT, "recording-%010d.deleting", recording));
    }

    /** Recordings whose deletion has begun. */
    List<Long> beingDeleted() {
        final List<Long> found = new ArrayList<>();
        for (final Path file : storage.list(directory)) {
            final Matcher name = DELETION.matcher(file.getFileName().toString());
            if (name.matches()) {
                found.add(Long.valueOf(name.group(1)));
            }
        }
        return found;
    }

    /** Segments of all recordings by id, each in order. Files of other names are not ours. */
    NavigableMap<Long, List<Segment>> all() {
        final NavigableMap<Long, List<Segment>> found = new TreeMap<>();
        for (final Path file : storage.list(directory)) {
            final Matcher name = NAME.matcher(file.getFileName().toString());
            if (name.matches()) {
                final long recording = Long.parseLong(name.group(1));
                found.computeIfAbsent(recording, id -> new ArrayList<>())
                        .add(
                                new Segment(
                                        recording,
                                        Long.parseUnsignedLong(name.group(2), 16),
                                        file));
            }
        }
        return found;
    }

    /** Segments of one recording in order. */
    List<Segment> of(final long recording) {
        return all().getOrDefault(recording, List.of());
    }
}
