package io.heliosdb.streaming.perf.proof.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.perf.proof.feed.client.Door;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

final class FeedPlanTest {
    private static FeedPlan plan(final long seed) {
        return FeedPlan.of(
                seed,
                List.of(Door.values()),
                List.of("fsynced", "journaled"),
                List.of("archive", "file"),
                6);
    }

    @Test
    void aFewSeedsHaveEverythingInTurn() {
        final Set<String> seen = new HashSet<>();
        for (long seed = 1; seed <= 12; seed++) {
            seen.add(plan(seed).toString());
        }
        assertThat(seen).hasSize(12);
        assertThat(List.of(plan(1).door(), plan(2).door(), plan(3).door()))
                .containsExactly(Door.values());
    }

    @Test
    void aSeedIsAPlan() {
        assertThat(plan(5)).isEqualTo(plan(5)).isNotEqualTo(plan(5 + 12));
        assertThat(plan(5).kills()).hasSize(6);
        assertThat(plan(5).kills().subList(0, 2))
                .extracting(FeedPlan.Kill::victim)
                .containsExactly(FeedPlan.Victim.APPLIANCE, FeedPlan.Victim.CLIENT);
    }
}
