package io.heliosdb.streaming.operators.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What was written before operators had names is restored for ever. */
class FormatOneTest {
    private static final long ROWS_BEFORE = 20;

    private static PlanRun rest(final PlanRun run) {
        return run.feed(0, FormatOnePipeline.rows(20, 45)).end(0);
    }

    @Test
    void goesOnWhereItWas() {
        try (PlanRun undisturbed = new PlanRun(FormatOnePipeline.plan(), true);
                PlanRun restored = new PlanRun(FormatOnePipeline.plan(), true)) {
            undisturbed.feed(0, FormatOnePipeline.rows(0, 20));
            final List<Integer> before =
                    List.of(
                            undisturbed.results(0).size(),
                            undisturbed.results(1).size(),
                            undisturbed.results(2).size());
            assertThat(before).isEqualTo(List.of(18, 36, 1));
            rest(undisturbed);
            rest(restored.restored(FormatOnePipeline.saved(), ROWS_BEFORE, false));
            for (int sink = 0; sink < before.size(); sink++) {
                final List<String> expected = undisturbed.results(sink);
                assertThat(restored.results(sink))
                        .isEqualTo(expected.subList(before.get(sink), expected.size()));
                final List<String> ids = undisturbed.ids(sink);
                assertThat(restored.ids(sink)).isEqualTo(ids.subList(before.get(sink), ids.size()));
            }
        }
    }

    @Test
    void isWrittenWithNamesFromThenOn() {
        try (PlanRun undisturbed = new PlanRun(FormatOnePipeline.plan(), true);
                PlanRun restored = new PlanRun(FormatOnePipeline.plan(), true)) {
            undisturbed.feed(0, FormatOnePipeline.rows(0, 20));
            restored.restored(FormatOnePipeline.saved(), ROWS_BEFORE, false);
            assertThat(restored.saved()).isEqualTo(undisturbed.saved());
        }
    }

    @Test
    void isOfGeneratedCodeOnly() {
        try (PlanRun interpreted = new PlanRun(FormatOnePipeline.plan(), false)) {
            assertThatThrownBy(
                            () ->
                                    interpreted.restored(
                                            FormatOnePipeline.saved(), ROWS_BEFORE, false))
                    .hasMessageContaining("HSTA-0006");
        }
    }
}
