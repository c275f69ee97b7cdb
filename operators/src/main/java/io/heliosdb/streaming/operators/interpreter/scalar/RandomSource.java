package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.RandomSite;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.functions.FunctionError;

import java.util.List;
import java.util.UUID;

/** The sequence of one call of RAND, RAND_INTEGER or UUID. */
public final class RandomSource {
    private static final long MODULUS = 1L << 48;

    private long state;

    /**
     * A sequence.
     *
     * @param state see {@link RandomSite}
     */
    public RandomSource(final long state) {
        this.state = state;
    }

    /** The state, for a snapshot. */
    public long state() {
        return state;
    }

    /** Goes on at the state of a snapshot. */
    public void state(final long newState) {
        state = newState;
    }

    static Object evaluate(final Expression.Call call, final List<Object> operands) {
        if (operands.contains(null)) {
            return null;
        }
        final RandomSource source =
                operands.getFirst() instanceof RandomSource site
                        ? site
                        : new RandomSource(RandomSite.seeded((Long) operands.getFirst()));
        if (source.state < 0) {
            final long limit =
                    call.function() == ScalarFunction.UUID ? Long.MAX_VALUE : MODULUS - 1;
            final long moment = RandomSite.mixed((Long) operands.get(1));
            source.state = RandomSite.mixed(source.state ^ moment) & limit;
        }
        return switch (call.function()) {
            case RAND -> (source.bits(26) * (1L << 27) + source.bits(27)) / (double) (1L << 53);
            case RAND_INTEGER -> source.below((Long) operands.getLast());
            default -> source.uuid();
        };
    }

    private long bits(final int count) {
        state = Math.floorMod(state * 25_214_903_917L + 11, MODULUS);
        return state / (MODULUS >> count);
    }

    private long below(final long bound) {
        if (bound <= 0) {
            throw HeliosException.of(
                    FunctionError.ARGUMENT,
                    "the bound of RAND_INTEGER must be positive, but is " + bound);
        }
        if (Long.bitCount(bound) == 1) {
            return bits(31) * bound / (1L << 31);
        }
        while (true) {
            final long number = bits(31);
            if (number < (1L << 31) / bound * bound) {
                return number % bound;
            }
        }
    }

    private String uuid() {
        state = state == Long.MAX_VALUE ? 0 : state + 1;
        final long high = (RandomSite.mixed(2 * state) & ~0xf000L) | 0x4000L;
        final long low = (RandomSite.mixed(2 * state + 1) & ~(3L << 62)) | (1L << 63);
        return new UUID(high, low).toString();
    }
}
