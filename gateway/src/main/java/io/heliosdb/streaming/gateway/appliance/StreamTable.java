package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.List;
import java.util.Map;

/**
 * What a scan reads, as far as jobs that read the same share a stream: scripts may drop a table and
 * create another of the same name.
 *
 * @param rows what the stream carries: the table's name and the columns that are read
 * @param place where the rows are, or empty
 * @param columns of the table
 * @param options of the table
 */
record StreamTable(String rows, String place, List<Column> columns, Map<String, String> options) {
    private static final String AT = " at ";

    /** What a scan of a job reads. */
    static StreamTable of(
            final Transports transports, final JobSpec job, final PlanNode.Scan scan) {
        final TableDefinition table = job.tables().get(scan.table());
        return new StreamTable(
                scan.table() + ' ' + scan.encoded(),
                transports.place(table),
                table.columns(),
                table.options());
    }

    /** What the log calls a stream of it. */
    String key() {
        return place.isEmpty() ? rows : rows + AT + place;
    }

    /** Whether a stream of the log carries it; older ones do not say from which place. */
    boolean isIn(final StreamEntry stream) {
        return stream.key().equals(key()) || stream.key().equals(rows);
    }

    /** Whether a stream of the log carries rows of the table from another place. */
    boolean isMovedFrom(final StreamEntry stream) {
        final int at = stream.key().lastIndexOf(AT);
        return !place.isEmpty() && at >= 0 && !stream.key().substring(at).equals(AT + place);
    }
}
