/**
 * Rot and torn files: every byte or bit of every file turned, every file cut at every byte. Start
 * reading at {@link io.heliosdb.streaming.perf.proof.corrupt.CorruptCampaign}.
 */
package io.heliosdb.streaming.perf.proof.corrupt;
