package io.heliosdb.streaming.ringbuffer.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.PageSizes;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageTrailTest {
    private final Ledger ledger = new Ledger(1 << 20);
    private final PageTrail trail = PageTrail.open(ledger, "test", new PageSizes(128, 2, 4096, 1));

    @AfterEach
    void nothingStaysOpen() {
        trail.close();
        ledger.close();
    }

    private PageUse fill(final long consumedSequence) {
        assertThat(trail.openPage(128, consumedSequence)).isTrue();
        trail.append(trail.remaining());
        trail.use().handedOver();
        return trail.use();
    }

    @Test
    void aPageIsFilledFromFrontToBack() {
        assertThat(trail.remaining()).isZero();
        assertThat(trail.openPage(8, -1)).isTrue();
        final long start = trail.position();
        trail.append(24);
        assertThat(trail.position()).isEqualTo(start + 24);
        assertThat(trail.remaining()).isEqualTo(128 - 24);
    }

    @Test
    void aPageComesBackOnlyWhenItsLastBatchIsInTheRingAndPassed() {
        final PageUse first = fill(-1);
        fill(-1);
        assertThat(trail.openPage(8, 100)).as("handed over, not sequenced").isFalse();

        first.sequenced(7, 1);
        assertThat(trail.openPage(8, 6)).as("sequenced, not passed").isFalse();
        assertThat(trail.exhaustedCount()).isEqualTo(2);
        assertThat(trail.openPage(8, 7)).isTrue();
        assertThat(trail.use()).isSameAs(first);
    }

    @Test
    void aPageWithSeveralBatchesWaitsForAllOfThem() {
        final PageUse first = fill(-1);
        first.handedOver();
        fill(-1);
        first.sequenced(3, 1);
        assertThat(trail.openPage(8, 50)).isFalse();
        first.sequenced(4, 1);
        assertThat(trail.openPage(8, 50)).isTrue();
    }

    @Test
    void aPageOfWhichNothingWasHandedOverIsUsedAgain() {
        for (int i = 0; i < 10; i++) {
            assertThat(trail.openPage(8, -1)).isTrue();
        }
    }

    @Test
    void aLongRowGetsAJumboPageAndAnotherWaitsForIt() {
        assertThat(trail.admits(4096)).isTrue();
        assertThat(trail.admits(4097)).isFalse();
        assertThat(trail.freeJumboCount()).isEqualTo(1);
        assertThat(trail.openPage(4096, -1)).isTrue();
        final PageUse jumbo = trail.use();
        assertThat(trail.remaining()).isEqualTo(4096);
        assertThat(trail.freeJumboCount()).isZero();
        jumbo.handedOver();
        assertThat(trail.isPassed(100)).isFalse();
        assertThat(trail.openPage(1000, -1)).isFalse();
        jumbo.sequenced(1, 1);
        assertThat(trail.isPassed(1)).isTrue();
        assertThat(trail.openPage(1000, 1)).isTrue();
        assertThat(trail.use()).isSameAs(jumbo);
    }
}
