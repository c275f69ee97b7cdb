package io.heliosdb.streaming.state.journal.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.state.journal.HeapStorage;
import io.heliosdb.streaming.state.journal.file.FileJournalSettings;
import io.heliosdb.streaming.state.journal.file.FileJournalStore;
import io.heliosdb.streaming.state.journal.scan.JournalLine;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two starts, the second of which has written the rows from 30 on. */
final class JournalLineTest {
    private static final int ROWS = 30;

    private final HeapStorage storage = new HeapStorage();
    private JournalLine line;
    private long firstEpoch;
    private long secondEpoch;

    @BeforeEach
    void write() {
        firstEpoch = life();
        secondEpoch = life();
        final Ledger ledger = new Ledger(64 << 20);
        try (FileJournalStore store =
                new FileJournalStore(
                        storage,
                        JournalRig.FOLDER,
                        new FileJournalSettings(ledger, 64 << 10, 4096))) {
            line = JournalLine.of(store, JournalRig.JOURNAL_ID, ledger);
        }
    }

    private long life() {
        try (JournalRig rig = new JournalRig(storage)) {
            for (int i = 0; i < ROWS; i++) {
                rig.rows(1, 64, i);
            }
            rig.end();
            return rig.journal.epoch();
        }
    }

    private boolean goesOnFrom(final long epoch, final long barrier) {
        return line.goesOnFrom(epoch, barrier, barrier + 1);
    }

    @Test
    void goesOnFromWhatTheStartHasTakenThatWroteTheBarrier() {
        assertThat(goesOnFrom(firstEpoch, 0)).isTrue();
        assertThat(goesOnFrom(firstEpoch, ROWS - 1)).isTrue();
        assertThat(goesOnFrom(secondEpoch, ROWS)).isTrue();
        assertThat(goesOnFrom(secondEpoch, 2 * ROWS - 1)).isTrue();
    }

    @Test
    void doesNotGoOnFromWhatALaterStartHasWrittenAnew() {
        assertThat(goesOnFrom(firstEpoch, ROWS)).isFalse();
    }

    /** It was given up for a while, and somebody has put it back. */
    @Test
    void doesNotGoOnFromWhatWasTakenOfAnotherLogMeanwhile() {
        final long ofTheTrial = secondEpoch + 1;
        assertThat(goesOnFrom(ofTheTrial, 2 * ROWS - 1)).isFalse();
        assertThat(goesOnFrom(secondEpoch, ROWS - 1)).isFalse();
    }

    @Test
    void whatIsInFrontOfItWasTakenByAnEarlierStart() {
        assertThat(line.goesOnFrom(firstEpoch - 1, -1, 0)).isTrue();
        assertThat(line.goesOnFrom(secondEpoch, -1, 0)).isFalse();
        assertThat(line.goesOnFrom(firstEpoch - 1, -2, -1)).as("a row is missing").isFalse();
    }
}
