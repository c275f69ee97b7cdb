package io.heliosdb.streaming.gateway.engine;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.operators.change.OperatorState;
import io.heliosdb.streaming.operators.runtime.Pipeline;
import io.heliosdb.streaming.operators.runtime.ResultOutput;

import java.util.List;

/** A plan made ready to run: any number of pipelines can be opened of it, each without state. */
public interface ExecutablePlan {
    /**
     * Opens a pipeline.
     *
     * @param ledger where its state is booked
     * @param outputs one per sink of the plan, then one per window aggregate in plan order for its
     *     late rows
     */
    Pipeline open(Ledger ledger, List<? extends ResultOutput> outputs);

    /** Its operators with state, as snapshots of its pipelines name them. */
    List<OperatorState> operators();
}
