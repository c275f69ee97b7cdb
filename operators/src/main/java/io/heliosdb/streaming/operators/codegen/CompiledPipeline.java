package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.operators.change.OperatorState;
import io.heliosdb.streaming.operators.codegen.expression.LiteralPool;
import io.heliosdb.streaming.operators.codegen.runtime.HiddenClasses;
import io.heliosdb.streaming.operators.codegen.runtime.PipelineLimits;
import io.heliosdb.streaming.operators.codegen.runtime.PipelineResources;
import io.heliosdb.streaming.operators.codegen.runtime.StateParts;
import io.heliosdb.streaming.operators.runtime.Pipeline;
import io.heliosdb.streaming.operators.runtime.ResultOutput;

import java.util.List;

/**
 * A plan as a class, of which any number of pipelines can be opened. The class goes when this and
 * its pipelines have gone.
 */
public final class CompiledPipeline {
    private final String source;
    private final MethodSizes methods;
    private final Class<?> pipelineClass;
    private final LiteralPool literals;
    private final List<byte[]> constantRows;
    private final StateParts parts;

    CompiledPipeline(
            final String source,
            final MethodSizes methods,
            final Class<?> pipelineClass,
            final LiteralPool literals,
            final List<byte[]> constantRows,
            final StateParts parts) {
        this.source = source;
        this.methods = methods;
        this.pipelineClass = pipelineClass;
        this.literals = literals;
        this.constantRows = List.copyOf(constantRows);
        this.parts = parts;
    }

    /** The Java source, as EXPLAIN CODE shows it. */
    public String source() {
        return source;
    }

    /** Its operators with state, as a snapshot names them. */
    public List<OperatorState> operators() {
        return parts.states();
    }

    /** Sizes of the methods it became. */
    public MethodSizes methods() {
        return methods;
    }

    /**
     * Opens a pipeline.
     *
     * @param ledger where its memory is booked
     * @param owner the job, for the ledger and for errors
     * @param outputs one per sink of the plan, then one per window aggregate in plan order for its
     *     late rows
     */
    public Pipeline open(
            final Ledger ledger,
            final String owner,
            final PipelineLimits limits,
            final List<? extends ResultOutput> outputs) {
        final PipelineResources resources =
                new PipelineResources(
                        ledger, owner, limits, literals, constantRows, parts, outputs);
        try {
            return HiddenClasses.open(pipelineClass, resources);
        } catch (final RuntimeException e) {
            resources.close();
            throw e;
        }
    }
}
