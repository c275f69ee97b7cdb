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
 * @param key what the stream carries: the table's name and the columns that are read
 * @param columns of the table
 * @param options of the table
 */
record StreamTable(String key, List<Column> columns, Map<String, String> options) {
    /** What a scan of a job reads. */
    static StreamTable of(final JobSpec job, final PlanNode.Scan scan) {
        final TableDefinition table = job.tables().get(scan.table());
        return new StreamTable(
                scan.table() + ' ' + scan.columns(), table.columns(), table.options());
    }
}
