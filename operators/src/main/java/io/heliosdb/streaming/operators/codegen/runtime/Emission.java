package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.operators.codegen.ranking.RowEmission;

/** Hands the rows of one operator to the generated code behind it. */
final class Emission implements RowEmission {
    private final GeneratedPipeline pipeline;
    private final int operator;

    /**
     * @param operator number of the node in the plan
     */
    Emission(final GeneratedPipeline pipeline, final int operator) {
        this.pipeline = pipeline;
        this.operator = operator;
    }

    @Override
    public void emit(final byte kind, final long row, final long rank) {
        pipeline.emitRow(operator, kind, row, rank);
    }
}
