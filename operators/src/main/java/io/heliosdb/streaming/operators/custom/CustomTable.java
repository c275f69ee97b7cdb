package io.heliosdb.streaming.operators.custom;

/**
 * A function of users that gives any number of rows for the arguments of one. The result of its
 * signature is a ROW, whose fields are the columns.
 */
public interface CustomTable extends CustomFunction {
    /**
     * Gives the rows. NULL arguments are handed over like others.
     *
     * @param arguments good during the call
     * @param rows takes the rows, in their order
     * @throws Exception an error of the row
     */
    void evaluate(Arguments arguments, TableRows rows) throws Exception;
}
