package io.heliosdb.streaming.state.journal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

/** The index is sparse, never wrong: what it names is at or before what was asked for. */
class PositionIndexTest {
    @Test
    void itFindsAPlaceAtOrBeforeEveryRow() {
        final SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 50; round++) {
            final PositionIndex index = new PositionIndex(16, 100);
            long row = random.nextInt(50);
            final long first = row;
            final int recordings = 1 + random.nextInt(20);
            for (int recording = 1; recording <= recordings; recording++) {
                index.begin(recording, recording, row);
                long position = 0;
                for (int i = random.nextInt(200); i > 0; i--) {
                    position += 8 + random.nextInt(100);
                    row += 1 + random.nextInt(9);
                    index.offer(row, position);
                }
            }
            assertThat(index.floor(first - 1)).isNull();
            for (long wanted = first; wanted <= row; wanted++) {
                final JournalPlace place = index.floor(wanted);
                assertThat(place.rowSequence()).isLessThanOrEqualTo(wanted);
                final JournalPlace following = index.following(place.recording());
                assertThat(following == null || following.rowSequence() > wanted)
                        .as("no later recording has it")
                        .isTrue();
                assertThat(index.epochOf(place.recording())).isEqualTo(place.recording());
            }
            assertThat(index.size()).isLessThanOrEqualTo(Math.max(16, 2 * recordings + 16));
        }
    }

    @Test
    void whatIsForgottenIsNotFound() {
        final PositionIndex index = new PositionIndex(16, 1);
        index.begin(1, 1, 0);
        index.offer(5, 50);
        index.begin(2, 1, 10);
        index.forget(1);
        assertThat(index.floor(7)).isNull();
        assertThat(index.firstRowSequence()).isEqualTo(10);
        assertThat(index.floor(10)).isEqualTo(new JournalPlace(10, 2, 0));
    }
}
