package io.heliosdb.streaming.perf.proof.determinism;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.gateway.appliance.JobSpec;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.runtime.JobInputs;

import java.util.ArrayList;
import java.util.List;

/**
 * The streams that jobs read, each with a tag: the same table with the same columns is one. Their
 * order follows from the jobs, so that every process finds the same tags.
 */
final class Streams {
    private final List<Stream> all = new ArrayList<>();

    /** One of them; its tag is its place in the list. */
    record Stream(String table, List<Column> columns) {
        private static Stream of(final PlanNode.Scan scan) {
            return new Stream(scan.table(), scan.encoded());
        }

        RowLayout layout() {
            return RowLayout.of(columns);
        }
    }

    Streams(final List<JobSpec> jobs) {
        jobs.stream()
                .flatMap(job -> job.plan().scans().stream())
                .map(Stream::of)
                .distinct()
                .forEach(all::add);
    }

    List<Stream> all() {
        return all;
    }

    JobInputs inputs(final JobSpec job) {
        return new JobInputs(
                job.plan().scans().stream().map(Stream::of).mapToInt(all::indexOf).toArray());
    }
}
