/**
 * The real file adapter on the real disk, whose N-th call to the operating system fails or writes
 * less than it was given, for every N until nothing is left to fail. Start reading at {@link
 * io.heliosdb.streaming.perf.proof.diskfull.DiskFullCampaign}.
 */
package io.heliosdb.streaming.perf.proof.diskfull;
