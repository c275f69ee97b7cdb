/**
 * The error codes of state in {@link io.heliosdb.streaming.state.error.StateError}, those of
 * checkpoints in {@link io.heliosdb.streaming.state.error.CheckpointError}.
 */
package io.heliosdb.streaming.state.error;
