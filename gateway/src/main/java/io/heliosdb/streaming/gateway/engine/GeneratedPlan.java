package io.heliosdb.streaming.gateway.engine;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.operators.change.OperatorState;
import io.heliosdb.streaming.operators.codegen.CompiledPipeline;
import io.heliosdb.streaming.operators.codegen.runtime.PipelineLimits;
import io.heliosdb.streaming.operators.runtime.Pipeline;
import io.heliosdb.streaming.operators.runtime.ResultOutput;

import java.util.List;

/** A plan as generated code. */
record GeneratedPlan(CompiledPipeline compiled) implements ExecutablePlan {
    @Override
    public Pipeline open(final Ledger ledger, final List<? extends ResultOutput> outputs) {
        return compiled.open(ledger, "pipeline", PipelineLimits.DEFAULT, outputs);
    }

    @Override
    public List<OperatorState> operators() {
        return compiled.operators();
    }
}
