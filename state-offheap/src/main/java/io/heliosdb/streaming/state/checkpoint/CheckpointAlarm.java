package io.heliosdb.streaming.state.checkpoint;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointId;

/**
 * A checkpoint was passed over because it cannot be restored: somebody should look at the disk.
 *
 * @param id of the checkpoint
 * @param error what is wrong with it
 */
public record CheckpointAlarm(CheckpointId id, HeliosException error) {
    @Override
    public String toString() {
        return id + " was passed over: " + error.getMessage();
    }
}
