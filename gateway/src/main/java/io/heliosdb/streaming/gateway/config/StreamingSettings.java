package io.heliosdb.streaming.gateway.config;

/**
 * Settings of all jobs together.
 *
 * @param checkpointIntervalMs from the begin of a checkpoint to that of the next
 */
public record StreamingSettings(long checkpointIntervalMs) {}
