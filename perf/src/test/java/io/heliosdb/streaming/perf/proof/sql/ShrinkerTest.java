package io.heliosdb.streaming.perf.proof.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

final class ShrinkerTest {
    private static final String LOST = "2024-02-29";

    /** An engine that loses rows of one day is found, and shown with one such row. */
    @Test
    void aBrokenEngineIsShownByOneRow() throws IOException {
        final Opinions opinions =
                new Opinions(
                        Stubs.keeping(line -> true),
                        Map.of("broken", Stubs.keeping(line -> !line.contains(LOST))),
                        Duration.ofMinutes(1));
        int found = 0;
        for (int seed = 0; seed < 100; seed++) {
            final RandomCase randomCase = Stubs.randomCase(seed);
            if (opinions.of(randomCase).kind() == Verdict.Kind.EQUAL) {
                continue;
            }
            found++;
            final RandomCase smallest =
                    new Shrinker(smaller -> opinions.of(smaller).kind().isDifference())
                            .shrink(randomCase, 2_000);
            assertThat(smallest.rows()).hasSize(1);
            assertThat(smallest.rows().getFirst().toString()).contains(LOST);
            assertThat(smallest.columns()).hasSizeLessThanOrEqualTo(1);
            assertThat(smallest.computed()).isEmpty();
            assertThat(smallest.query().outputs()).hasSize(1);
            assertThat(smallest.query().where()).isEmpty();
            assertThat(smallest.query().source()).isEqualTo(new Source.Table());
        }
        assertThat(found).isPositive();
    }

    @Test
    void whatIsNeededStays() throws IOException {
        final RandomCase shown = new CaseMaker(List.of(Feature.CUMULATE)).of(3);
        final RandomCase smallest =
                new Shrinker(smaller -> smaller.query().sql().contains("CUMULATE("))
                        .shrink(shown, 2_000);
        assertThat(smallest.query().sql()).contains("CUMULATE(");
        assertThat(smallest.rows()).isEmpty();
        assertThat(smallest.columns()).isEmpty();
    }

    @Test
    void questionsAreBounded() throws IOException {
        final AtomicInteger asked = new AtomicInteger();
        new Shrinker(smaller -> asked.incrementAndGet() > 0).shrink(Stubs.randomCase(11), 5);
        assertThat(asked).hasValue(5);
    }
}
