package io.heliosdb.streaming.gateway.server;

import static io.heliosdb.streaming.gateway.log.LogField.field;

import com.sun.management.HotSpotDiagnosticMXBean;

import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.gateway.log.ServerLog;

import org.agrona.concurrent.EpochClock;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the stacks of all threads, platform and virtual ones, into files of the data folder, or of
 * the system's temporary folder as long as there is no data folder. The thread of the signal does
 * it, so that it works when no other one does.
 */
public final class ThreadDumps {
    private static final String FOLDER = "thread-dumps";
    private static final int KEPT = 10;

    private final Path data;
    private final EpochClock clock;
    private final ServerLog log;

    /**
     * @param data the data folder, which may not be there yet
     * @param log told where the stacks are
     */
    public ThreadDumps(final Path data, final EpochClock clock, final ServerLog log) {
        this.data = data;
        this.clock = clock;
        this.log = log;
    }

    /** Writes a file. */
    public synchronized void add() {
        try {
            final Path folder = folder();
            final Path file = folder.resolve("threads-" + time() + ".txt");
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(
                            file.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
            log.info("threads written", field("file", file));
            removeOld(folder);
        } catch (final IOException e) {
            log.error("the stacks of threads cannot be written", e);
        }
    }

    private Path folder() throws IOException {
        return DataFolder.isOne(new FileStorage(), data)
                ? Files.createDirectories(data.resolve(FOLDER))
                : Files.createTempDirectory("heliosdb-" + FOLDER);
    }

    /** Sorts as it reads, and has nothing that a file name must not have. */
    private String time() {
        return Instant.ofEpochMilli(clock.time()).toString().replace(':', '-');
    }

    private static void removeOld(final Path folder) throws IOException {
        final List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted().toList();
        }
        for (final Path old : files.subList(0, Math.max(0, files.size() - KEPT))) {
            Files.delete(old);
        }
    }
}
