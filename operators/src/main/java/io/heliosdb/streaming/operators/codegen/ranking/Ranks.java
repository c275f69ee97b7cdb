package io.heliosdb.streaming.operators.codegen.ranking;

import io.heliosdb.streaming.operators.plan.RowKind;

/**
 * Which ranks go out, and how.
 *
 * @param first the first rank, from 1
 * @param last the last rank
 * @param areCounted whether rows go out with their ranks, or from a rank behind the first: then
 *     each row that moves is a change
 * @param emitsBefore whether UPDATE_BEFORE rows go out
 */
public record Ranks(
        long first, long last, boolean areCounted, boolean emitsBefore, RowEmission emission) {
    /** A row whose rank is as given from now on. */
    void insert(final long row, final long rank) {
        if (rank >= first && rank <= last) {
            emission.emit(RowKind.INSERT.code(), row, rank);
        }
    }

    void delete(final long row, final long rank) {
        if (rank >= first && rank <= last) {
            emission.emit(RowKind.DELETE.code(), row, rank);
        }
    }

    /** The row had the rank and has it no longer. */
    void before(final long row, final long rank) {
        if (emitsBefore && rank >= first && rank <= last) {
            emission.emit(RowKind.UPDATE_BEFORE.code(), row, rank);
        }
    }

    void after(final long row, final long rank) {
        if (rank >= first && rank <= last) {
            emission.emit(RowKind.UPDATE_AFTER.code(), row, rank);
        }
    }
}
