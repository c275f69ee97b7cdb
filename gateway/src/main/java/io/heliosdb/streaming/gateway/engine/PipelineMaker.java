package io.heliosdb.streaming.gateway.engine;

import io.heliosdb.streaming.operators.codegen.PipelineCompiler;
import io.heliosdb.streaming.operators.plan.StreamPlan;

/** Makes a plan executable. */
@FunctionalInterface
public interface PipelineMaker {
    /** The naive twin of generated code, for comparing. */
    PipelineMaker INTERPRETED = InterpretedPlan::new;

    /** Compiled to Java code, once: what the product runs. */
    PipelineMaker GENERATED = plan -> new GeneratedPlan(PipelineCompiler.compile(plan));

    /**
     * Makes a plan executable.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException for what is not supported yet
     */
    ExecutablePlan make(StreamPlan plan);
}
