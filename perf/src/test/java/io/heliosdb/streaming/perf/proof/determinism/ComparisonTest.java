package io.heliosdb.streaming.perf.proof.determinism;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class ComparisonTest {
    private static final Jvm DEFAULT = new Jvm(Jvm.DEFAULT, List.of(), false);
    private static final Jvm OTHER = new Jvm("other", List.of(), false);
    private static final Jvm SLOW = new Jvm("slow", List.of(), true);

    /** Two points of one job in all modes; interpreted state differs from generated. */
    private static List<Found> found(final Jvm jvm) {
        final List<Found> all = new ArrayList<>();
        for (final Mode mode : jvm.modes()) {
            final String state = mode.isGenerated() ? "s" : "t";
            all.add(new Found(mode, "job", "barrier 1", state, "1:a"));
            if (!jvm.isSlow()) {
                all.add(new Found(mode, "job", "end", Findings.NO_STATE, "2:b"));
            }
        }
        return all;
    }

    private static List<String> differences(final Jvm jvm, final List<Found> its) {
        final Comparison comparison = new Comparison(found(DEFAULT));
        final boolean agrees = !comparison.compare(jvm, its).containsValue(false);
        assertThat(agrees).isEqualTo(comparison.differences().isEmpty());
        return comparison.differences();
    }

    @Test
    void sameIsSame() {
        assertThat(differences(DEFAULT, found(DEFAULT))).isEmpty();
        assertThat(differences(OTHER, found(OTHER))).isEmpty();
        assertThat(differences(SLOW, found(SLOW))).isEmpty();
    }

    @Test
    void otherResultsAreSeen() {
        final List<Found> its = found(OTHER);
        its.set(1, new Found(its.get(1).mode(), "job", "end", Findings.NO_STATE, "2:c"));
        assertThat(differences(OTHER, its))
                .singleElement()
                .asString()
                .contains("other results in job at end");
    }

    @Test
    void anotherStateIsSeen() {
        final List<Found> its = found(OTHER);
        its.set(0, new Found(its.getFirst().mode(), "job", "barrier 1", "x", "1:a"));
        assertThat(differences(OTHER, its))
                .singleElement()
                .asString()
                .contains("another state in job at barrier 1, generated");
    }

    @Test
    void aModeThatIsSilentIsSeen() {
        final List<Found> its = found(OTHER);
        its.removeLast();
        assertThat(differences(OTHER, its)).singleElement().asString().contains("told of 1 points");
    }

    @Test
    void modesAreReadAsTheyAreWritten() {
        for (final Mode mode : Mode.MANY) {
            assertThat(Mode.parse(mode.text())).isEqualTo(mode);
        }
    }
}
