package io.heliosdb.streaming.state.journal.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.LogReplay;
import io.heliosdb.streaming.state.journal.scan.ScanStart;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** Journaling and replaying allocate nothing per record. */
@Tag("c2")
class JournalAllocationTest {
    private static final int ROWS = 20_000;

    /** Until everything is compiled. */
    private static final int MOST_ROUNDS = 12;

    /** One object for each would be twice as much at least. */
    private static final long NOTHING_PER_RECORD = 8L * ROWS;

    @TempDir Path directory;

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    private static void journal(final JournalRig rig, final int from) {
        for (int i = from; i < from + ROWS; i++) {
            rig.number(i);
            rig.record();
        }
    }

    private static long replay(final LogReplay.Reader reader, final LogEntry entry) {
        long next = 0;
        while (reader.read(next, entry)) {
            next = entry.nextRowSequence();
        }
        return next;
    }

    @Test
    void nothing() {
        try (JournalRig rig =
                new JournalRig(
                        new FileStorage(),
                        directory,
                        ScanStart.EVERYTHING,
                        64 << 20,
                        1 << 30,
                        Retention.KEEP_ALL,
                        null)) {
            rig.forgetWhatIsWritten();
            long least = Long.MAX_VALUE;
            int rows = 0;
            for (int i = 0; i < MOST_ROUNDS && least > NOTHING_PER_RECORD; i++) {
                final long before = allocatedBytes();
                journal(rig, rows);
                rows += ROWS;
                least = Math.min(least, allocatedBytes() - before);
            }
            assertThat(least).as("journaling lone rows").isLessThan(NOTHING_PER_RECORD);
            try (LogReplay.Reader reader = rig.journal.replay().open()) {
                final LogEntry entry = new LogEntry();
                assertThat(replay(reader, entry)).isEqualTo(rows);
                final long beforeReplay = allocatedBytes();
                assertThat(replay(reader, entry)).isEqualTo(rows);
                assertThat(allocatedBytes() - beforeReplay)
                        .as("replaying them")
                        .isLessThan(NOTHING_PER_RECORD);
            }
        }
    }
}
