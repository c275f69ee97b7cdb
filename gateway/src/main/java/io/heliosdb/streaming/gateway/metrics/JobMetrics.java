package io.heliosdb.streaming.gateway.metrics;

import io.heliosdb.streaming.gateway.measure.JobMeasures;
import io.heliosdb.streaming.gateway.measure.SinkMeter;

import java.util.List;

/** What jobs have done. */
final class JobMetrics {
    private JobMetrics() {}

    static void sample(final List<JobMeasures> jobs, final Sample sample) {
        for (final JobMeasures each : jobs) {
            final String job = each.job();
            sample.add(EngineMetrics.EVENTS_PROCESSED, each.counts().processedRows(), job);
            sample.add(EngineMetrics.EVENTS_LATE, each.counts().lateRows(), job);
            sample.add(EngineMetrics.EVENTS_DELIVERED, each.counts().deliveredRows(), job);
            each.meter()
                    .ifPresent(
                            meter ->
                                    meter.sinks().stream()
                                            .filter(SinkMeter::isTransactional)
                                            .forEach(sink -> sample(job, sink, sample)));
        }
    }

    private static void sample(final String job, final SinkMeter sink, final Sample sample) {
        sample.add(EngineMetrics.TRANSACTIONS, sink.begunCount(), job, sink.table());
        sample.add(EngineMetrics.TRANSACTIONS_COMMITTED, sink.committedCount(), job, sink.table());
        sample.add(EngineMetrics.TRANSACTIONS_ABORTED, sink.abortedCount(), job, sink.table());
    }
}
