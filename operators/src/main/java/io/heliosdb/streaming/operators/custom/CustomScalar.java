package io.heliosdb.streaming.operators.custom;

/** A function of users that gives one value for the arguments of a row. */
public interface CustomScalar extends CustomFunction {
    /**
     * Computes the value. NULL arguments are handed over like others.
     *
     * @param arguments good during the call
     * @param result NULL until it is set
     * @throws Exception an error of the row
     */
    void evaluate(Arguments arguments, Result result) throws Exception;
}
