package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.format.ChangeFormats;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.List;

/** A table that is read: all its physical columns, or those that the planner has chosen. */
final class ScanReader implements NodeReader {
    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        final Fields source = node.object("scanTableSource");
        final TableUse table = TableReader.read(source.object("table"), reading);
        final boolean isProjected = isProjected(source);
        source.end();
        final List<Column> columns = reading.types().columns(node.any("outputType"));
        if (isProjected
                ? !table.columns().containsAll(columns)
                : !columns.equals(table.columns())) {
            throw Fields.unreadable("the scan of " + table.name() + " reads unknown columns");
        }
        if (LateRowsTable.is(table)) {
            reading.readsLateRows(table);
            return LateRowsTable.read(table, columns, reading);
        }
        reading.reads(table);
        final PlanNode scan =
                new PlanNode.Scan(
                        reading.uids().of("scan", inputs, table.name(), columns),
                        table.name(),
                        columns,
                        ChangeFormats.areOf(table.options()));
        final PlanNode changes = new ReadChanges(table, reading).of(scan);
        // a row that is taken back, or comes again, is found by its bytes
        return ReadChanges.isIn(table.options()) ? MapKeys.sorted(changes, reading) : changes;
    }

    private static boolean isProjected(final Fields source) {
        if (!source.has("abilities")) {
            source.ignore("abilities");
            return false;
        }
        for (final Fields ability : source.objects("abilities")) {
            if (!ability.text("type").equals("ProjectPushDown")) {
                throw Fields.unreadable("unknown ability " + ability.text("type"));
            }
            ability.ignore("projectedFields", "producedType");
            ability.end();
        }
        return true;
    }
}
