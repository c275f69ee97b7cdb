package io.heliosdb.streaming.gateway.engine;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.operators.change.OperatorState;
import io.heliosdb.streaming.operators.interpreter.InterpretedPipeline;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.runtime.Pipeline;
import io.heliosdb.streaming.operators.runtime.ResultOutput;

import java.util.List;

/** A plan that is interpreted. */
record InterpretedPlan(StreamPlan plan) implements ExecutablePlan {
    @Override
    public Pipeline open(final Ledger ledger, final List<? extends ResultOutput> outputs) {
        return new InterpretedPipeline(plan, outputs);
    }

    @Override
    public List<OperatorState> operators() {
        return InterpretedPipeline.operators(plan);
    }
}
