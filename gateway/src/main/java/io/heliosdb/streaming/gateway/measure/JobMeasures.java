package io.heliosdb.streaming.gateway.measure;

import java.util.Optional;

/**
 * All that is measured of a job.
 *
 * @param job its name
 * @param meter nothing until it has begun
 */
public record JobMeasures(String job, JobCounts counts, Optional<JobMeter> meter) {}
