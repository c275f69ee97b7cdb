package io.heliosdb.streaming.gateway.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.ringbuffer.clock.ManualClock;

import org.junit.jupiter.api.Test;

import java.util.concurrent.TimeUnit;

class WritingPaceTest {
    private final ManualClock clock = new ManualClock(1000);
    private long recordedBelow = 1;

    private WritingPace pace(final boolean isShared) {
        final WritingPace pace = new WritingPace(clock, () -> recordedBelow, isShared);
        pace.begin();
        return pace;
    }

    private void work(final WritingPace pace, final long millis) {
        final long beganNs = clock.nanoTime();
        clock.advance(millis, TimeUnit.MILLISECONDS);
        pace.worked(beganNs);
    }

    private void pass(final long millis) {
        clock.advance(millis, TimeUnit.MILLISECONDS);
    }

    @Test
    void restsThreeTimesAsLongWhileRowsCome() {
        final WritingPace pace = pace(true);
        assertThat(pace.isDue()).isTrue();
        work(pace, 5);
        assertThat(pace.isDue()).isFalse();
        pass(14);
        assertThat(pace.isDue()).isFalse();
        pass(1);
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void doesNotRestWhenNoRowHasCome() {
        final WritingPace pace = pace(true);
        work(pace, 5);
        pass(15);
        work(pace, 5);
        assertThat(pace.isDue()).isTrue();
        recordedBelow++;
        work(pace, 5);
        assertThat(pace.isDue()).isFalse();
    }

    @Test
    void doesNotRestOnACoreOfItsOwn() {
        final WritingPace pace = pace(false);
        work(pace, 5);
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void doesNotRestForEver() {
        final WritingPace pace = pace(true);
        work(pace, 40_000);
        pass(19_999);
        assertThat(pace.isDue()).isFalse();
        pass(1);
        assertThat(pace.isDue()).isTrue();
        pace.begin();
        assertThat(pace.isDue()).isTrue();
    }
}
