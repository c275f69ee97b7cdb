package io.heliosdb.streaming.perf.proof.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.fault.KillPoint;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every point has its turn; one that was missed has another. */
final class KillPlansTest {
    private static final List<String> ALL =
            Arrays.stream(KillPoint.values()).map(Enum::name).toList();

    @Test
    void everyPointIsPlannedBeforeAnyMoment() {
        final KillPlans plans = new KillPlans("file", ALL, 17);
        final List<String> planned = new ArrayList<>();
        for (int kill = 0; kill < ALL.size(); kill++) {
            final KillPlan plan = plans.next(kill, kill % 20);
            planned.add(plan.point());
            plans.hit(plan.point());
        }
        assertThat(planned).containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(planned)
                .startsWith(
                        "START_BEFORE_KEY",
                        "JOB_AFTER_CREATION",
                        "JOB_AFTER_FAILURE",
                        "JOB_BEFORE_END");
        assertThat(plans.missing()).isEmpty();
        assertThat(plans.hits()).isEqualTo(plans.wanted());
    }

    @Test
    void anotherSeedBeginsAtAnotherPoint() {
        assertThat(new KillPlans("file", ALL, 1).next(1, 5).point())
                .isNotEqualTo(new KillPlans("file", ALL, 2).next(2, 5).point());
    }

    @Test
    void aMissedPointComesAgainSomeTimes() {
        final KillPlans plans = new KillPlans("archive", List.of("HERE"), 1);
        for (int attempt = 0; attempt < 4; attempt++) {
            assertThat(plans.next(0, 0).order()).isEqualTo("HERE:1");
            plans.missed("HERE");
        }
        assertThat(plans.missing()).containsExactly("HERE");
    }

    @Test
    void onlyAFoldersFirstLivesAreForThePointsThatTheyPass() {
        final KillPlans plans = new KillPlans("archive", ALL, 1);
        assertThat(plans.isEarly(1)).isFalse();
        assertThat(plans.next(0, 1).point()).doesNotStartWith("JOB_");
        assertThat(plans.next(1, 0).point()).isEqualTo("START_BEFORE_KEY");
        plans.missed("START_BEFORE_KEY");
        assertThat(plans.isEarly(1)).isTrue();
        assertThat(plans.next(2, 4).point()).doesNotStartWith("JOB_");
        assertThat(plans.next(3, 1).point()).isEqualTo("JOB_AFTER_CREATION");
    }

    @Test
    void theArchiveHasItsOwnSegments() {
        assertThat(new KillPlans("archive", ALL, 1).missing())
                .hasSize(ALL.size() - 1)
                .doesNotContain("JOURNAL_AT_ROLL_OVER");
    }
}
