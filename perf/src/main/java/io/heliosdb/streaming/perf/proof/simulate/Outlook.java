package io.heliosdb.streaming.perf.proof.simulate;

import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.perf.proof.subject.BrokenPromiseException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads what the sinks show, as somebody outside would, and holds it to the feed. */
final class Outlook {
    private static final int PART_LIMIT_BYTES = 1 << 24;
    private static final int WINDOW_EVENTS = 100;

    private final Feed feed;
    private final Set<Path> read = new HashSet<>();
    private final List<String> sums = new ArrayList<>();
    private long nextCopy;

    Outlook(final Feed feed) {
        this.feed = feed;
    }

    /** Parts that are new: copies come in order, each once, and never more than was sent. */
    void look(final Storage storage) {
        for (final String row : newRows(storage, SimulatedJobs.COPIES)) {
            final String wanted = nextCopy + "," + feed.key(nextCopy) + "," + feed.value(nextCopy);
            if (!row.equals(wanted)) {
                throw new BrokenPromiseException("row " + row + " shown, " + wanted + " was due");
            }
            nextCopy++;
        }
        sums.addAll(newRows(storage, SimulatedJobs.SUMS));
    }

    private List<String> newRows(final Storage storage, final Path folder) {
        final List<String> rows = new ArrayList<>();
        for (final Path part : storage.list(folder)) {
            final String name = part.getFileName().toString();
            if (!name.startsWith(".") && !name.startsWith("_") && read.add(part)) {
                final byte[] bytes = AtomicFile.read(storage, part, PART_LIMIT_BYTES);
                new String(bytes, StandardCharsets.UTF_8).lines().forEach(rows::add);
            }
        }
        return rows;
    }

    /** At the end everything is there. */
    void checkEnd(final Storage storage) {
        look(storage);
        if (nextCopy != feed.events()) {
            throw new BrokenPromiseException(
                    nextCopy + " of " + feed.events() + " events shown at the end");
        }
        final Map<String, long[]> expected = new TreeMap<>();
        for (long n = 0; n < feed.events(); n++) {
            final String window = (n - n % WINDOW_EVENTS) + "," + feed.key(n);
            final long[] sum = expected.computeIfAbsent(window, _ -> new long[2]);
            sum[0]++;
            sum[1] += feed.value(n);
        }
        final List<String> wanted = new ArrayList<>();
        expected.forEach((window, sum) -> wanted.add(window + "," + sum[0] + "," + sum[1]));
        wanted.sort(null);
        sums.sort(null);
        if (!wanted.equals(sums)) {
            throw new BrokenPromiseException(
                    "windows differ: " + wanted.size() + " due, " + sums.size() + " shown");
        }
    }

    long shown() {
        return nextCopy;
    }
}
