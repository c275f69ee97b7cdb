package io.heliosdb.streaming.gateway.engine;

import io.heliosdb.streaming.operators.plan.OperatorUid;

/**
 * The name of one result: the same each time the same log is processed, whatever the batches,
 * threads and restarts.
 *
 * @param lineage of the job
 * @param operator the sink that gets it, or for a late row the window operator it missed
 * @param rowSequence place in the log of the record that caused it
 * @param ordinal its number among the results of that sink and cause, from 0
 */
public record ResultId(String lineage, OperatorUid operator, long rowSequence, int ordinal) {
    @Override
    public String toString() {
        return lineage + '/' + operator + '/' + rowSequence + '/' + ordinal;
    }
}
