package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables that the streams of the log are filled from in this start, as far as jobs go on with
 * them: each from one table. The log knows names and columns only.
 */
final class StreamTables {
    private final Map<Integer, StreamTable> byTag = new HashMap<>();
    private final Transports transports;

    StreamTables(final Transports transports) {
        this.transports = transports;
    }

    /** Whether a stream is filled from that table, or from none yet. */
    boolean isFree(final int tag, final StreamTable table) {
        return byTag.getOrDefault(tag, table).equals(table);
    }

    /** Whether a job may go on with these streams, in the order of its scans. */
    boolean areFree(final JobSpec job, final List<Integer> tags) {
        final List<PlanNode.Scan> scans = job.plan().scans();
        for (int i = 0; i < scans.size(); i++) {
            if (!isFree(tags.get(i), StreamTable.of(transports, job, scans.get(i)))) {
                return false;
            }
        }
        return true;
    }

    /** A job goes on with streams, in the order of its scans, that are free. */
    void take(final JobSpec job, final List<Integer> tags) {
        final List<PlanNode.Scan> scans = job.plan().scans();
        for (int i = 0; i < scans.size(); i++) {
            byTag.put(tags.get(i), StreamTable.of(transports, job, scans.get(i)));
        }
    }

    /** The newest stream of the log that is one of a table, or null. */
    StreamEntry newest(final Books books, final StreamTable table) {
        StreamEntry newest = null;
        for (final StreamEntry stream : books.streams()) {
            final boolean isOne = table.isIn(stream) && isFree(stream.tag(), table);
            newest = isOne ? stream : newest;
        }
        return newest;
    }
}
