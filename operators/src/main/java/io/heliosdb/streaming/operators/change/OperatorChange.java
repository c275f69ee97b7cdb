package io.heliosdb.streaming.operators.change;

import java.util.Optional;

/**
 * What becomes of one operator.
 *
 * @param before in the plan that the state is of; empty for a new operator
 * @param now in the plan that is to run; empty for one that is gone
 * @param reason for people; empty where the verdict says it all
 */
public record OperatorChange(
        Verdict verdict,
        Optional<OperatorState> before,
        Optional<OperatorState> now,
        String reason) {

    /** The operator, as it is now if it still is. */
    public OperatorState operator() {
        return now.or(() -> before).orElseThrow();
    }

    /** Whether state is lost that a user would miss. */
    public boolean losesState() {
        return (verdict == Verdict.DROPPED || verdict == Verdict.REFUSED)
                && operator().kind().isMissed();
    }

    /** Whether the state goes on in an operator of now. */
    public boolean isTakenOver() {
        return verdict == Verdict.KEPT || verdict == Verdict.MIGRATED;
    }
}
