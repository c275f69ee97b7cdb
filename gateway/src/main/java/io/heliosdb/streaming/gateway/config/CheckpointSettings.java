package io.heliosdb.streaming.gateway.config;

import io.heliosdb.streaming.codecs.compress.Compression;

/**
 * Settings of checkpoints.
 *
 * @param keep the newest so many are kept
 * @param compression of state
 * @param captureBytes memory of each job for what changes while its state is being written
 */
public record CheckpointSettings(int keep, Compression compression, long captureBytes) {}
