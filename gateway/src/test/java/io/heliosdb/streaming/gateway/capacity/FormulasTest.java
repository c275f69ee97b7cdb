package io.heliosdb.streaming.gateway.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The formula of guides with the numbers that follow from it, and ours. */
class FormulasTest {
    private static final MeasuredFormula.Node NODE = new MeasuredFormula.Node(8, 32, 4000);

    /** The guide's own example, of which the guide prints other numbers. */
    @Test
    void workedExample() {
        final Load load = new Load(50_000, 512, 3600, 1);
        assertThat(load.megabitsPerSecond()).isEqualTo(204.8);
        assertThat(GuideFormula.stateGib(load)).isCloseTo(85.83, within(0.01));
        assertThat(GuideFormula.of(load)).isEqualTo(new Resources(4, 175, 1287, 1, 500));
    }

    @Test
    void guideHasLeastValuesAndGrows() {
        assertThat(GuideFormula.of(new Load(1, 1, 1, 1)))
                .isEqualTo(new Resources(4, 8, 50, 1, 500));
        assertThat(GuideFormula.of(new Load(1_000_000, 100, 60, 1)))
                .isEqualTo(new Resources(66, 15, 83, 8, 4000));
    }

    @Test
    void measuredCountsKeysAndNotEvents() {
        final Resources few = MeasuredFormula.of(new Load(50_000, 512, 3600, 1_000), NODE);
        final Resources later = MeasuredFormula.of(new Load(50_000, 512, 36_000, 1_000), NODE);
        assertThat(later).isEqualTo(few);
        assertThat(few.cores()).isEqualTo(2);
        assertThat(few.memoryGb()).isEqualTo(4);
        // 50,000 × 512 × 86,400 bytes are 2,212 GB a day, four fifths of the disk
        assertThat(few.storageGb()).isEqualTo(2765);
        // 100 million keys × 81.8 bytes × 2 windows, half of the memory
        assertThat(MeasuredFormula.of(new Load(50_000, 512, 1, 100_000_000), NODE).memoryGb())
                .isEqualTo(35);
    }

    @Test
    void measuredNodesFollowWhateverIsScarce() {
        assertThat(MeasuredFormula.of(new Load(50_000, 512, 1, 1_000), NODE).nodes()).isEqualTo(1);
        assertThat(
                        MeasuredFormula.of(
                                        new Load(50_000, 512, 1, 1_000),
                                        new MeasuredFormula.Node(8, 32, 1000))
                                .nodes())
                .isEqualTo(3);
        assertThat(MeasuredFormula.of(new Load(50_000, 512, 1, 100_000_000), NODE).nodes())
                .isEqualTo(2);
        assertThat(
                        MeasuredFormula.of(
                                        new Load(5_000_000, 32, 1, 1),
                                        new MeasuredFormula.Node(1, 32, 100_000))
                                .nodes())
                .isEqualTo(2);
    }

    @Test
    void growthTable() {
        assertThat(GrowthTable.ROWS)
                .extracting(GrowthTable.Row::dollars)
                .containsExactly(200, 600, 2_500, 7_500);
        assertThat(GrowthTable.ROWS.getLast().eventsPerSecond())
                .isCloseTo(385_802, within(1.0))
                .isLessThan(
                        MeasuredFormula.JOURNAL_BYTES_PER_SECOND
                                / MeasuredFormula.JOURNAL_ROW_BYTES);
    }
}
