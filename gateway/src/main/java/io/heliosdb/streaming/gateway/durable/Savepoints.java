package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.state.checkpoint.CheckpointStore;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointId;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointKind;
import io.heliosdb.streaming.state.error.CheckpointError;

/** What may be done with savepoints and not with checkpoints. */
public final class Savepoints {
    private Savepoints() {}

    /**
     * Deletes a savepoint. Nothing is being written to the store.
     *
     * @throws HeliosException {@code HCKP-0001} if the text is no id or a checkpoint's, {@code
     *     HCKP-0002} if there is none of it
     */
    public static void delete(final CheckpointStore store, final String id) {
        if (CheckpointId.parse(id).kind() != CheckpointKind.SAVEPOINT) {
            throw HeliosException.of(CheckpointError.NOT_AN_ID, "not an id of a savepoint")
                    .detail(id)
                    .hint("checkpoints go by themselves: checkpoint.keep says how many stay");
        }
        store.delete(id);
    }
}
