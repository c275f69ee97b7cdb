package io.heliosdb.streaming.gateway.engine;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.operators.codegen.PipelineCompiler;
import io.heliosdb.streaming.operators.codegen.runtime.PipelineLimits;
import io.heliosdb.streaming.operators.interpreter.InterpretedPipeline;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.runtime.Pipeline;
import io.heliosdb.streaming.operators.runtime.ResultOutput;

import java.util.List;

/** Makes a plan executable. */
@FunctionalInterface
public interface PipelineMaker {
    /** The naive twin of generated code, for comparing. */
    PipelineMaker INTERPRETED = (plan, ledger, outputs) -> new InterpretedPipeline(plan, outputs);

    /** Compiled to Java code: what the product runs. */
    PipelineMaker GENERATED =
            (plan, ledger, outputs) ->
                    PipelineCompiler.compile(plan)
                            .open(ledger, "pipeline", PipelineLimits.DEFAULT, outputs);

    /**
     * Makes a pipeline.
     *
     * @param ledger where its state is booked
     * @param outputs one per sink of the plan, then one per window aggregate in plan order for its
     *     late rows
     */
    Pipeline make(StreamPlan plan, Ledger ledger, List<? extends ResultOutput> outputs);
}
