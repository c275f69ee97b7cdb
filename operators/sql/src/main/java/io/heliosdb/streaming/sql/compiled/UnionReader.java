package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.List;

/** UNION ALL. */
final class UnionReader implements NodeReader {
    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        final List<Column> columns = reading.types().columns(node.any("outputType"));
        return new PlanNode.Union(reading.uids().of("union", inputs), inputs, columns);
    }
}
