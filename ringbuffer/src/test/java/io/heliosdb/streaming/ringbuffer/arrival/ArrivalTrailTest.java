package io.heliosdb.streaming.ringbuffer.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.CompletableFuture;

@Timeout(60)
final class ArrivalTrailTest {
    private static final long FAR_APART_NS = 1_000_000;

    private final ArrivalTrail trail = new ArrivalTrail(() -> 0, true, 8);
    private final ArrivalReader reader = trail.open();

    private void assertMark(final long endRowSequence, final long arrivalNs, final long rows) {
        assertThat(reader.isThere()).isTrue();
        assertThat(reader.endRowSequence()).isEqualTo(endRowSequence);
        assertThat(reader.arrivalNs()).isEqualTo(arrivalNs);
        assertThat(reader.rows()).isEqualTo(rows);
        reader.advance();
    }

    @Test
    void rowsFarApartHaveMarksOfTheirOwn() {
        trail.sequenced(10, 3, FAR_APART_NS);
        trail.sequenced(17, 4, 2 * FAR_APART_NS);
        assertMark(10, FAR_APART_NS, 3);
        assertMark(17, 2 * FAR_APART_NS, 4);
        assertThat(reader.isThere()).isFalse();
    }

    @Test
    void rowsOfOneMomentShareTheTimeOfTheOldest() {
        trail.sequenced(1, 1, FAR_APART_NS);
        trail.sequenced(2, 1, FAR_APART_NS + 5);
        trail.sequenced(9, 7, FAR_APART_NS + 9);
        assertMark(1, FAR_APART_NS, 1);
        assertThat(reader.isThere()).isFalse();
        trail.idle();
        assertMark(9, FAR_APART_NS + 5, 8);
        trail.idle();
        assertThat(reader.isThere()).isFalse();
    }

    @Test
    void whatIsOverwrittenCountsForTheOldestThatIsLeft() {
        for (int i = 1; i <= 20; i++) {
            trail.sequenced(i, 1, i * FAR_APART_NS);
        }
        assertMark(14, 14 * FAR_APART_NS, 14);
        assertMark(15, 15 * FAR_APART_NS, 1);
    }

    @Test
    void aReaderBeginsWhereTheTrailIs() {
        trail.sequenced(5, 5, FAR_APART_NS);
        final ArrivalReader late = trail.open();
        assertThat(late.isThere()).isFalse();
        trail.sequenced(7, 2, 2 * FAR_APART_NS);
        assertThat(late.isThere()).isTrue();
        assertThat(late.rows()).isEqualTo(2);
    }

    @Test
    void offThereAreNoMarks() {
        final ArrivalTrail off = ArrivalTrail.off();
        off.sequenced(5, 5, FAR_APART_NS);
        off.idle();
        assertThat(off.open().isThere()).isFalse();
    }

    /** A small trail, so that marks are overwritten while they are read. */
    @Test
    void marksAreNeverMixedUp() throws Exception {
        final int markCount = 2_000_000;
        final CompletableFuture<Void> writer =
                CompletableFuture.runAsync(
                        () -> {
                            for (long i = 1; i <= markCount; i++) {
                                trail.sequenced(i, 1, i * FAR_APART_NS);
                            }
                        });
        long last = 0;
        long rows = 0;
        while (last < markCount) {
            if (reader.isThere()) {
                assertThat(reader.arrivalNs()).isEqualTo(reader.endRowSequence() * FAR_APART_NS);
                assertThat(reader.endRowSequence()).isGreaterThan(last);
                last = reader.endRowSequence();
                rows += reader.rows();
                reader.advance();
            }
        }
        writer.get();
        assertThat(rows).isEqualTo(markCount);
    }
}
