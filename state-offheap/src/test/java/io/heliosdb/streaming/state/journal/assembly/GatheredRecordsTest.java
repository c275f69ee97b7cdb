package io.heliosdb.streaming.state.journal.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.state.journal.HeapStorage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** When a record waits for more entries and when it does not, and how its rows are read again. */
class GatheredRecordsTest {
    private final HeapStorage storage = new HeapStorage();
    private final JournalRig rig = new JournalRig(storage);

    @AfterEach
    void close() {
        rig.close();
    }

    private void row(final int bytes) {
        rig.rows(1, bytes, 7);
        rig.agent.doWork();
    }

    private long recordedBelow() {
        return rig.journal.positions().recordedBelow();
    }

    @Test
    void theFirstGoesAtOnce() {
        row(40);
        assertThat(recordedBelow()).isEqualTo(1);
    }

    @Test
    void whatFollowsWaitsForTheDiskAndNotLong() {
        row(40);
        row(40);
        row(40);
        assertThat(recordedBelow()).isEqualTo(1);
        rig.clock.advance(99, TimeUnit.MICROSECONDS);
        rig.agent.doWork();
        assertThat(recordedBelow()).isEqualTo(1);
        rig.clock.advance(1, TimeUnit.MICROSECONDS);
        rig.agent.doWork();
        assertThat(recordedBelow()).isEqualTo(3);
    }

    @Test
    void itGoesWhenTheDiskHasTheOneBefore() {
        row(40);
        row(40);
        rig.journal.fsyncAgent().doWork();
        rig.agent.doWork();
        assertThat(recordedBelow()).isEqualTo(2);
    }

    @Test
    void itDoesNotWaitForARecordWithoutEntries() {
        row(40);
        rig.idle();
        row(40);
        assertThat(recordedBelow()).isEqualTo(2);
    }

    @Test
    void aFullOneDoesNotWait() {
        row(40);
        for (int i = 0; i < 9; i++) {
            row(8000);
        }
        assertThat(recordedBelow()).isEqualTo(9);
    }

    @Test
    void anEndInOrderWaitsForNothing() {
        row(40);
        row(40);
        rig.journal.fsyncAgent().doWork();
        rig.journal.endInOrder();
        try (JournalRig next = new JournalRig(storage)) {
            assertThat(next.journal.report().wasEnded()).isTrue();
            assertThat(next.journal.nextRowSequence()).isEqualTo(2);
        }
    }

    @Test
    void rowsOfOneRecordAreReadTogetherFromTheOneAskedFor() {
        row(40);
        rig.record();
        for (int i = 0; i < 4; i++) {
            row(40);
        }
        rig.command(new byte[] {1});
        row(40);
        row(48);
        rig.record();
        assertThat(rig.joinedReplay(0).stream().map(GatheredRecordsTest::rows).toList())
                .containsExactly("0+1", "1+4", "5+1", "6+2");
        assertThat(rig.joinedReplay(3).stream().map(GatheredRecordsTest::rows).toList())
                .containsExactly("3+2", "5+1", "6+2");
        assertThat(rig.joinedReplay(6).getFirst())
                .isEqualTo("ROWS stream=1 rows=6+2 bytes=88 " + sum(List.of(40, 48)));
    }

    private static String rows(final String described) {
        return described.replaceAll(".*rows=(\\S+) .*", "$1");
    }

    /** As {@link JournalRig#describe} sums what {@link JournalRig#rows} brings. */
    private static String sum(final List<Integer> rowBytes) {
        long sum = 0;
        for (final int bytes : rowBytes) {
            for (int j = 0; j < bytes; j++) {
                final long word = 7L * 31 + (j & -8);
                sum = sum * 31 + (byte) (word >> (Byte.SIZE * (j % 8)));
            }
        }
        return "sum=" + sum;
    }

    @Test
    void butNotMoreThanADutyCycleBears() {
        row(40);
        rig.record();
        for (int i = 0; i < 30; i++) {
            row(400);
        }
        rig.record();
        assertThat(rig.joinedReplay(1).stream().map(GatheredRecordsTest::rows).toList())
                .containsExactly("1+20", "21+10");
    }
}
