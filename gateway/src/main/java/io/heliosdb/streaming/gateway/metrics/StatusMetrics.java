package io.heliosdb.streaming.gateway.metrics;

import io.heliosdb.streaming.gateway.control.ApplianceStatus;
import io.heliosdb.streaming.gateway.control.JobStatus;

import java.util.Locale;

/** How the appliance and its jobs are. */
final class StatusMetrics {
    private static final double MS_PER_S = 1e3;

    private StatusMetrics() {}

    static void sample(final ApplianceStatus status, final Sample sample) {
        for (final ApplianceStatus.State state : ApplianceStatus.State.values()) {
            sample.add(
                    EngineMetrics.APPLIANCE_STATUS, one(state == status.state()), lowerCase(state));
        }
        sample.add(EngineMetrics.INPUT_STOPPED, one(status.isInputStopped()));
        sample.add(EngineMetrics.DISK_USABLE, status.usableBytes());
        sample.add(EngineMetrics.DISK_SIZE, status.totalBytes());
        sample.add(EngineMetrics.CHECKPOINT_FAILURES, status.failedCheckpoints());
        status.lastCheckpoint()
                .ifPresent(last -> sample.add(EngineMetrics.CHECKPOINT_BYTES, last.bytes()));
        status.jobs().forEach(job -> sample(job, sample));
    }

    private static void sample(final JobStatus job, final Sample sample) {
        for (final JobStatus.State state : JobStatus.State.values()) {
            sample.add(
                    EngineMetrics.JOB_STATUS,
                    one(state == job.state()),
                    job.name(),
                    lowerCase(state));
        }
        sample.add(EngineMetrics.JOB_RESTARTS, job.restarts(), job.name());
        sample.add(EngineMetrics.DEAD_LETTERS, job.deadLetters(), job.name());
        if (job.watermarkMs() != Long.MIN_VALUE) {
            sample.add(EngineMetrics.JOB_WATERMARK, job.watermarkMs() / MS_PER_S, job.name());
        }
    }

    private static double one(final boolean isSo) {
        return isSo ? 1 : 0;
    }

    private static String lowerCase(final Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
