package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.state.capture.StateCapture;

/**
 * A job's state at a barrier, on its way into a checkpoint. The job's thread makes it and closes
 * the pieces; in between they belong to the checkpoint's agent.
 *
 * @param checkpoint number of the checkpoint
 * @param resultCount results of the job in front of the barrier, since it began
 */
record TakenState(long checkpoint, long resultCount, StateCapture pieces) {}
