package io.heliosdb.streaming.gateway.engine;

import io.heliosdb.streaming.operators.codegen.CompiledPipeline;
import io.heliosdb.streaming.operators.codegen.PipelineCompiler;
import io.heliosdb.streaming.operators.codegen.runtime.PipelineLimits;
import io.heliosdb.streaming.operators.interpreter.InterpretedPipeline;
import io.heliosdb.streaming.operators.plan.StreamPlan;

/** Makes a plan executable. */
@FunctionalInterface
public interface PipelineMaker {
    /** The naive twin of generated code, for comparing. */
    PipelineMaker INTERPRETED = plan -> (ledger, outputs) -> new InterpretedPipeline(plan, outputs);

    /** Compiled to Java code, once: what the product runs. */
    PipelineMaker GENERATED =
            plan -> {
                final CompiledPipeline compiled = PipelineCompiler.compile(plan);
                return (ledger, outputs) ->
                        compiled.open(ledger, "pipeline", PipelineLimits.DEFAULT, outputs);
            };

    /**
     * Makes a plan executable.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException for what is not supported yet
     */
    ExecutablePlan make(StreamPlan plan);
}
