package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.gateway.engine.ExecutablePlan;
import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.operators.change.OperatorState;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The plans of jobs in a form that runs; each is compiled once. Control plane's thread. */
final class JobPipelines {
    private final PipelineMaker maker;
    private final Map<String, ExecutablePlan> plans = new HashMap<>();

    JobPipelines(final PipelineMaker maker) {
        this.maker = maker;
    }

    ExecutablePlan of(final JobSpec spec) {
        return plans.computeIfAbsent(spec.planHash(), hash -> maker.make(spec.plan()));
    }

    /** The operators of a job that have state. */
    List<OperatorState> operators(final JobSpec spec) {
        return of(spec).operators();
    }
}
