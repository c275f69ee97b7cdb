package io.heliosdb.streaming.gateway.measure;

import java.util.List;

/**
 * All that is measured of an appliance.
 *
 * @param jobs in no order
 * @param recorded time until a row survives the end of the process
 * @param fsynced time until it survives a loss of power
 * @param checkpoints how long checkpoints took that were completed
 */
public record EngineMeasures(
        List<JobMeasures> jobs,
        DurationRecorder recorded,
        DurationRecorder fsynced,
        DurationRecorder checkpoints) {
    public EngineMeasures {
        jobs = List.copyOf(jobs);
    }
}
