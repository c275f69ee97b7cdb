package io.heliosdb.streaming.gateway.metrics;

import io.heliosdb.streaming.gateway.measure.DurationRecorder;
import io.heliosdb.streaming.gateway.measure.EngineMeasures;
import io.heliosdb.streaming.gateway.measure.JobMeasures;
import io.heliosdb.streaming.gateway.measure.JobMeter;
import io.heliosdb.streaming.gateway.measure.SinkMeter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long everything takes. The sampler's thread. */
final class DurationMetrics {
    private static final String NONE = "";

    private Map<DurationRecorder, DurationHistory> histories = new HashMap<>();
    private Map<DurationRecorder, DurationHistory> next = new HashMap<>();

    /** Histories of recorders that are no longer there are forgotten. */
    void sample(final EngineMeasures measures, final Sample sample, final long nowNs) {
        journal(measures.recorded(), "journaled", sample, nowNs);
        journal(measures.fsynced(), "fsynced", sample, nowNs);
        sample.add(
                EngineMetrics.CHECKPOINT_DURATION,
                history(measures.checkpoints(), nowNs).sinceStart());
        for (final JobMeasures each : measures.jobs()) {
            each.meter().ifPresent(meter -> job(each.job(), meter, sample, nowNs));
        }
        histories = next;
        next = new HashMap<>();
    }

    private void journal(
            final DurationRecorder recorder,
            final String level,
            final Sample sample,
            final long nowNs) {
        final DurationHistory history = history(recorder, nowNs);
        sample.add(EngineMetrics.JOURNAL_DURATION, history.sinceStart(), level);
        latency(history, level, NONE, NONE, sample);
    }

    private void job(
            final String job, final JobMeter meter, final Sample sample, final long nowNs) {
        final DurationHistory processed = history(meter.processed().durations(), nowNs);
        sample.add(EngineMetrics.PROCESSING_DURATION, processed.sinceStart(), job);
        latency(processed, "processed", job, NONE, sample);
        for (final SinkMeter sink : meter.sinks()) {
            final DurationHistory released = history(sink.released().durations(), nowNs);
            sample.add(EngineMetrics.RELEASE_DURATION, released.sinceStart(), job, sink.table());
            latency(released, "released", job, sink.table(), sample);
        }
    }

    private DurationHistory history(final DurationRecorder recorder, final long nowNs) {
        DurationHistory history = histories.get(recorder);
        if (history == null) {
            history = new DurationHistory(recorder, nowNs);
        }
        next.put(recorder, history);
        history.take(nowNs);
        return history;
    }

    private static void latency(
            final DurationHistory history,
            final String stage,
            final String job,
            final String sink,
            final Sample sample) {
        final List<Double> seconds = history.percentiles();
        for (int i = 0; i < seconds.size(); i++) {
            sample.raise(
                    EngineMetrics.LATENCY,
                    seconds.get(i),
                    stage,
                    job,
                    sink,
                    DurationHistory.PERCENTILES.get(i));
        }
    }
}
