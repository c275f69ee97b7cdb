package io.heliosdb.streaming.operators.functions;

/**
 * Exact arithmetic on integers that needs more than a Java operator. Results wrap around as Java's
 * do.
 */
public final class Numbers {
    private Numbers() {}

    public static int divide(final int dividend, final int divisor) {
        if (divisor == 0) {
            throw FunctionError.divisionByZero();
        }
        return dividend / divisor;
    }

    public static long divide(final long dividend, final long divisor) {
        if (divisor == 0) {
            throw FunctionError.divisionByZero();
        }
        return dividend / divisor;
    }

    /** The remainder, with the dividend's sign. */
    public static int remainder(final int dividend, final int divisor) {
        if (divisor == 0) {
            throw FunctionError.divisionByZero();
        }
        return dividend % divisor;
    }

    /** The remainder, with the dividend's sign. */
    public static long remainder(final long dividend, final long divisor) {
        if (divisor == 0) {
            throw FunctionError.divisionByZero();
        }
        return dividend % divisor;
    }
}
