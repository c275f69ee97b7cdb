package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.List;

/** A table that is read, all its physical columns. */
final class ScanReader implements NodeReader {
    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        final Fields source = node.object("scanTableSource");
        final TableUse table = TableReader.read(source.object("table"), reading);
        source.end();
        final List<Column> columns = reading.types().columns(node.any("outputType"));
        if (!columns.equals(table.columns())) {
            throw Fields.unreadable("the scan of " + table.name() + " does not read all columns");
        }
        reading.reads(table);
        return new PlanNode.Scan(
                reading.uids().of("scan", inputs, table.name(), columns), table.name(), columns);
    }
}
