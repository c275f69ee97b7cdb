package io.heliosdb.streaming.gateway.sql;

import io.heliosdb.streaming.operators.codegen.PipelineCompiler;
import io.heliosdb.streaming.operators.plan.StreamPlan;

/** The Java that a plan is compiled to, for EXPLAIN CODE. */
final class GeneratedCode {
    private GeneratedCode() {}

    static String of(final StreamPlan plan) {
        return PipelineCompiler.compile(plan).source();
    }
}
