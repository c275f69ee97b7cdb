package io.heliosdb.streaming.gateway.engine;

import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;

import java.util.Map;
import java.util.function.Function;

/**
 * What a job is made of.
 *
 * @param name also the lineage in its results' ids
 * @param plan what it computes
 * @param tables the tables that scans and sinks name
 * @param results makes the receiver of a SELECT's rows: of the sink without a table
 * @param lateRows makes the receiver of rows too late for a window, or returns null to only count
 *     them
 */
public record JobDefinition(
        String name,
        StreamPlan plan,
        Map<String, TableDefinition> tables,
        Function<PlanNode.Sink, Sink> results,
        Function<PlanNode.Windowing, Sink> lateRows) {
    public JobDefinition {
        tables = Map.copyOf(tables);
    }
}
