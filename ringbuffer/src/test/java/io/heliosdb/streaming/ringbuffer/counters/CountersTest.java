package io.heliosdb.streaming.ringbuffer.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.ringbuffer.RingError;

import org.agrona.concurrent.status.AtomicCounter;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

class CountersTest {
    private final Counters counters = Counters.unmapped();

    private String report() {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CountersReport.print(
                counters.reader(), new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aCounterIsAKindAndAnInstance() {
        counters.open(CounterType.PORT_ROWS, "flights").getAndAddRelease(1234);
        counters.open(CounterType.PORT_ROWS, "airports");
        assertThat(report().lines().map(String::strip))
                .containsExactly("1,234  port rows: flights", "0  port rows: airports");
    }

    @Test
    void aClosedCounterIsUsedAgainFromZero() {
        final AtomicCounter old = counters.open(CounterType.PORT_ROWS, "old");
        old.setRelease(5);
        counters.close(old);
        assertThat(report()).isEmpty();
        final AtomicCounter young = counters.open(CounterType.PORT_BYTES, "young");
        assertThat(young.id()).isEqualTo(old.id());
        assertThat(young.get()).isZero();
    }

    @Test
    void anEndingProcessKeepsItsLastValues() {
        final AtomicCounter rows = counters.open(CounterType.PORT_ROWS, "flights");
        rows.setRelease(5);
        counters.keepClosed();
        counters.close(rows);
        assertThat(report().strip()).isEqualTo("5  port rows: flights");
    }

    @Test
    void tooManyAreAnErrorWithACode() {
        assertThatThrownBy(
                        () -> {
                            for (int i = 0; i < 100_000; i++) {
                                counters.open(CounterType.PORT_ROWS, "port " + i);
                            }
                        })
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        e -> assertThat(e.code()).isEqualTo(RingError.COUNTERS_FULL));
    }

    @Test
    void everyKindHasItsOwnNumberAndLabel() {
        assertThat(Arrays.stream(CounterType.values()).map(CounterType::typeId))
                .doesNotHaveDuplicates();
        assertThat(Arrays.stream(CounterType.values()).map(CounterType::label))
                .doesNotHaveDuplicates();
        assertThat(Arrays.stream(CounterType.values()).map(CounterType::meaning))
                .allMatch(meaning -> meaning.endsWith("."));
    }
}
