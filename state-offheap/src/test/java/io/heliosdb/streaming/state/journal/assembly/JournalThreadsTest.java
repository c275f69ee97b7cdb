package io.heliosdb.streaming.state.journal.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.LogReplay;

import org.agrona.concurrent.Agent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/** The two agents and a replay on threads of their own, on files of the machine. */
class JournalThreadsTest {
    private static final int RECORDS = 20_000;

    /** As many as fill a recording, however densely packed; only a forced one is followed. */
    private static final int ROUND = 4_000;

    @TempDir Path directory;

    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean isOver;

    private Thread run(final Agent agent) {
        return Thread.ofPlatform()
                .start(
                        () -> {
                            try {
                                while (!isOver) {
                                    agent.doWork();
                                }
                            } catch (final Exception | AssertionError e) {
                                failure.set(e);
                            }
                        });
    }

    private void follow(final JournalRig rig) {
        final LogEntry entry = new LogEntry();
        try (LogReplay.Reader reader = rig.journal.replay().open()) {
            long next = 0;
            while (next < RECORDS && failure.get() == null) {
                if (reader.read(next, entry)) {
                    assertThat(entry.firstRowSequence()).isEqualTo(next);
                    assertThat(Memory.getLong(entry.address())).isEqualTo(next);
                    next = entry.nextRowSequence();
                }
            }
        } catch (final RuntimeException | AssertionError e) {
            failure.set(e);
        }
    }

    private void awaitForced(final JournalRig rig, final long below) {
        while (rig.journal.positions().fsyncedBelow() < below && failure.get() == null) {
            rig.sequence();
        }
    }

    @Test
    void whatIsRecordedIsReadWhileItIsForcedAndRolled() throws InterruptedException {
        try (JournalRig rig = JournalRig.onFiles(new FileStorage(), directory)) {
            final Thread journal = run(rig.agent);
            final Thread fsync = run(rig.journal.fsyncAgent());
            final Thread reader = Thread.ofPlatform().start(() -> follow(rig));
            for (int i = 0; i < RECORDS && failure.get() == null; i++) {
                rig.number(i);
                if ((i + 1) % ROUND == 0) {
                    awaitForced(rig, i + 1);
                }
            }
            reader.join();
            isOver = true;
            journal.join();
            fsync.join();
            assertThat(failure.get()).isNull();
            assertThat(rig.journal.positions().fsyncedBelow()).isEqualTo(RECORDS);
        }
        try (JournalRig rig = JournalRig.onFiles(new FileStorage(), directory)) {
            assertThat(rig.journal.nextRowSequence()).isEqualTo(RECORDS);
            assertThat(rig.journal.report().recordings()).isGreaterThan(RECORDS / ROUND - 1);
        }
    }
}
