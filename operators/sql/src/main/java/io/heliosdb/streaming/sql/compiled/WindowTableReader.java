package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.List;

/** A window table function whose rows are used as they are. */
final class WindowTableReader implements NodeReader {
    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        final Windows windows = Windows.read(node.object("windowing"), reading);
        if (windows.isAttached()) {
            throw Fields.unreadable("a window table function over windows");
        }
        final List<Column> columns = reading.types().columns(node.any("outputType"));
        node.ignore("configuration");
        return new PlanNode.WindowTable(
                reading.uids().of("window-table", inputs, windows),
                inputs.getFirst(),
                windows.spec(),
                windows.column(),
                columns);
    }
}
