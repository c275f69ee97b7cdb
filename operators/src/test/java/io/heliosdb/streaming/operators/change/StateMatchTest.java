package io.heliosdb.streaming.operators.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.change.OperatorState.Kind;

import org.junit.jupiter.api.Test;

import java.util.List;

class StateMatchTest {
    private static OperatorState group(
            final String uid, final String place, final String meaning, final String layout) {
        return new OperatorState(uid, Kind.GROUP, place, meaning, layout, "title of " + uid);
    }

    private static List<String> verdicts(
            final List<OperatorState> before, final List<OperatorState> now) {
        return StateMatch.of(before, now).changes().stream()
                .map(change -> change.operator().uid() + " " + change.verdict())
                .toList();
    }

    @Test
    void theSameUidAndLayoutIsKept() {
        final List<OperatorState> plan =
                List.of(group("a", "p", "m", "l"), group("b", "p", "", ""));
        assertThat(verdicts(plan, plan)).containsExactly("a KEPT", "b KEPT");
        assertThat(StateMatch.of(plan, plan).isSamePlan()).isTrue();
        assertThat(StateMatch.of(plan, plan).keepsAll()).isTrue();
    }

    @Test
    void theSameUidInAnotherLayoutIsRefused() {
        assertThat(verdicts(List.of(group("a", "p", "m", "1")), List.of(group("a", "p", "m", "2"))))
                .containsExactly("a REFUSED");
    }

    @Test
    void theSamePlaceAndMeaningIsMigrated() {
        assertThat(verdicts(List.of(group("a", "p", "m", "l")), List.of(group("b", "p", "m", "l"))))
                .containsExactly("b MIGRATED");
        assertThat(verdicts(List.of(group("a", "p", "m", "l")), List.of(group("b", "p", "m", "x"))))
                .containsExactly("b REFUSED");
    }

    @Test
    void ofSeveralAlikeNobodyIsGuessed() {
        assertThat(
                        verdicts(
                                List.of(group("a", "p", "m", "l"), group("b", "p", "m", "l")),
                                List.of(group("c", "p", "m", "l"))))
                .containsExactly("c NEW", "a DROPPED", "b DROPPED");
        // what is the same is taken out first
        assertThat(
                        verdicts(
                                List.of(group("a", "p", "m", "l"), group("b", "p", "m", "l")),
                                List.of(group("b", "p", "m", "l"), group("c", "p", "m", "l"))))
                .containsExactly("b KEPT", "c MIGRATED");
    }

    @Test
    void theSamePlaceWithAnotherMeaningIsRefusedAndWhatIsElsewhereDropped() {
        final StateMatch match =
                StateMatch.of(
                        List.of(group("a", "p", "m", "l"), group("b", "q", "m", "l")),
                        List.of(group("c", "p", "n", "l"), group("d", "r", "m", "l")));
        assertThat(match.changes().stream().map(OperatorChange::verdict))
                .containsExactly(Verdict.REFUSED, Verdict.NEW, Verdict.DROPPED);
        assertThat(match.successor("a")).isEmpty();
        assertThat(match.losesState()).isTrue();
        assertThatThrownBy(match::checkNothingIsLost)
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        error -> assertThat(error.code().code()).isEqualTo("HOPR-0006"))
                .hasMessageContaining("refused: group title of c, it was title of a");
    }

    @Test
    void aWatermarkIsNotMissed() {
        final OperatorState clock = new OperatorState("a", Kind.WATERMARK, "p", "", "", "of ts");
        final StateMatch match = StateMatch.of(List.of(clock), List.of());
        assertThat(match.changes().getFirst().verdict()).isEqualTo(Verdict.DROPPED);
        assertThat(match.losesState()).isFalse();
    }

    @Test
    void anOperatorIsALineAndBack() {
        final OperatorState state = group("a", "p", "", "l");
        assertThat(OperatorState.ofText(state.toText())).isEqualTo(state);
        assertThatThrownBy(() -> OperatorState.ofText("a\tGROUP"))
                .hasMessageContaining("HSTA-0007");
    }
}
