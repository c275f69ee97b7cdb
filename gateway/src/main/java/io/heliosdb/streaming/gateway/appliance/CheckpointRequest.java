package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.control.SavedState;

import java.util.concurrent.CompletableFuture;

/**
 * A checkpoint that somebody wants.
 *
 * @param isSavepoint whether it is kept until it is deleted, and complete in itself
 * @param result completed when it is durable or has failed
 * @param requestedNs when, by the appliance's clock
 */
record CheckpointRequest(
        boolean isSavepoint, CompletableFuture<SavedState> result, long requestedNs) {
    /** Says why there is none. */
    void refuse(final String what, final String detail, final String hint) {
        result.completeExceptionally(
                HeliosException.of(ApplianceError.CHECKPOINT_FAILED, what)
                        .detail(detail)
                        .hint(hint));
    }
}
