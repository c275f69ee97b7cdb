package io.heliosdb.streaming.operators.change;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.operators.runtime.RuntimeError;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which state of a plan before goes to which operator of the plan now:
 *
 * <ol>
 *   <li>the same uid: nothing that the operator or its feeds do has changed;
 *   <li>else the same place and meaning, if there is only one such operator left in both plans;
 *   <li>else, at the same place with another meaning, the state cannot be taken over.
 * </ol>
 *
 * Of what is left the operators before are dropped, those of now are new. The same two lists always
 * give the same match, so a restore repeats what was announced.
 */
public final class StateMatch {
    private final List<OperatorChange> changes;
    private final Map<String, OperatorState> successors;
    private final boolean isSamePlan;

    private StateMatch(final List<OperatorState> before, final List<OperatorState> now) {
        isSamePlan = before.equals(now);
        final Pairing pairing = new Pairing(before, now);
        pairing.pair(OperatorState::uid, StateMatch::sameUid);
        pairing.pair(state -> state.place() + state.meaning(), StateMatch::sameMeaning);
        pairing.pair(OperatorState::place, StateMatch::samePlace);
        changes = pairing.changes();
        successors = new LinkedHashMap<>();
        for (final OperatorChange change : changes) {
            if (change.isTakenOver()) {
                successors.put(change.before().orElseThrow().uid(), change.now().orElseThrow());
            }
        }
    }

    /**
     * Compares the operators of two plans.
     *
     * @param before those that there is state of
     * @param now those that are to run
     */
    public static StateMatch of(final List<OperatorState> before, final List<OperatorState> now) {
        return new StateMatch(List.copyOf(before), List.copyOf(now));
    }

    private static OperatorChange sameUid(final OperatorState before, final OperatorState now) {
        return hasSameLayout(before, now)
                ? change(Verdict.KEPT, before, now, "")
                : change(Verdict.REFUSED, before, now, "its state is laid out in another way");
    }

    private static OperatorChange sameMeaning(final OperatorState before, final OperatorState now) {
        return hasSameLayout(before, now)
                ? change(Verdict.MIGRATED, before, now, reason(before, now))
                : change(Verdict.REFUSED, before, now, "types of its columns have changed");
    }

    private static String reason(final OperatorState before, final OperatorState now) {
        if (!before.title().equals(now.title())) {
            return "it was " + before.title();
        }
        return now.kind() == OperatorState.Kind.SOURCE
                ? "reads other columns"
                : "what feeds it has changed";
    }

    private static OperatorChange samePlace(final OperatorState before, final OperatorState now) {
        return change(Verdict.REFUSED, before, now, "it was " + before.title());
    }

    private static boolean hasSameLayout(final OperatorState before, final OperatorState now) {
        if (ProofBuild.IS_ON && PlantedBug.RESTORE_IGNORES_LAYOUT.isPlanted()) {
            return true;
        }
        return before.layout().equals(now.layout());
    }

    private static OperatorChange change(
            final Verdict verdict,
            final OperatorState before,
            final OperatorState now,
            final String reason) {
        return new OperatorChange(verdict, Optional.of(before), Optional.of(now), reason);
    }

    /** All operators: those of now in their order, then those that are gone. */
    public List<OperatorChange> changes() {
        return changes;
    }

    /** Who takes over the state of an operator before, if anybody does. */
    public Optional<OperatorState> successor(final String uidBefore) {
        return Optional.ofNullable(successors.get(uidBefore));
    }

    /** Whether the two plans have the same operators in the same order. */
    public boolean isSamePlan() {
        return isSamePlan;
    }

    /** Whether every state goes on where it was. */
    public boolean keepsAll() {
        return changes.stream().allMatch(change -> change.verdict() == Verdict.KEPT);
    }

    /** Whether state is lost that a user would miss. */
    public boolean losesState() {
        return changes.stream().anyMatch(OperatorChange::losesState);
    }

    /**
     * Makes sure that no state is lost.
     *
     * @throws HeliosException {@code HOPR-0006} if some would be
     */
    public void checkNothingIsLost() {
        for (final OperatorChange change : changes) {
            if (change.losesState()) {
                throw HeliosException.of(
                                RuntimeError.SNAPSHOT,
                                "state of an operator would be lost by the change")
                        .detail(text(change))
                        .hint(
                                "see all of it with --dry-run; give the statement back, or let the"
                                        + " state go with --allow-non-restored-state");
            }
        }
    }

    /** What becomes of an operator, in words. */
    public static String text(final OperatorChange change) {
        return change.verdict().name().toLowerCase(Locale.ROOT)
                + ": "
                + change.operator().kind().name().toLowerCase(Locale.ROOT)
                + " "
                + change.operator().title()
                + (change.reason().isEmpty() ? "" : ", " + change.reason());
    }
}
