package io.heliosdb.streaming.operators.codegen.ranking;

/** Takes the rows that an operator emits. */
@FunctionalInterface
public interface RowEmission {
    /**
     * Takes a row.
     *
     * @param kind code of its {@code RowKind}
     * @param row address of the encoded row, good until the call returns
     * @param rank its rank from 1, where there is one
     */
    void emit(byte kind, long row, long rank);
}
