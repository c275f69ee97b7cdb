package io.heliosdb.streaming.operators.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One call of {@code RAND}, {@code RAND_INTEGER} or {@code UUID} in a plan, which goes through a
 * sequence of its own, a number for each row that comes to it. The state of the sequence is a long:
 * that of {@code java.util.Random}, or a negative number if it begins with the first tick.
 *
 * @param number of the call among all of a plan
 * @param seed the constant one of the call, else empty
 */
public record RandomSite(int number, Optional<Integer> seed) {
    private static final long SCRAMBLER = 0x5_DEEC_E66DL;
    private static final long STATES = 1L << 48;

    /** The sequences of a filter and a projection, each once. */
    public static List<RandomSite> in(
            final Optional<Expression> condition, final List<Expression> projection) {
        final List<RandomSite> sites = new ArrayList<>();
        condition.ifPresent(expression -> collect(expression, sites));
        projection.forEach(expression -> collect(expression, sites));
        return sites;
    }

    private static void collect(final Expression expression, final List<RandomSite> sites) {
        if (expression instanceof Expression.Literal literal
                && literal.value() instanceof RandomSite site
                && !sites.contains(site)) {
            sites.add(site);
        }
        if (expression instanceof Expression.Call call) {
            call.operands().forEach(operand -> collect(operand, sites));
        }
    }

    /**
     * The state before the first row.
     *
     * @param uid of the operator that makes the call
     */
    public long firstState(final String uid) {
        return seed.map(RandomSite::seeded)
                .orElseGet(() -> mixed(uid.hashCode() + ((long) number << 32)) | Long.MIN_VALUE);
    }

    /** The state of {@code java.util.Random} after it was given a seed. */
    public static long seeded(final long seed) {
        return (seed ^ SCRAMBLER) & (STATES - 1);
    }

    /** The bits of a number strewn over a long (Sebastiano Vigna, SplitMix64, public domain). */
    public static long mixed(final long number) {
        long bits = number + 0x9e37_79b9_7f4a_7c15L;
        bits = (bits ^ (bits >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        bits = (bits ^ (bits >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return bits ^ (bits >>> 31);
    }

    @Override
    public String toString() {
        return "#" + number + seed.map(each -> " of " + each).orElse("");
    }
}
