package io.heliosdb.streaming.gateway.control;

/** How an appliance ends. Neither way loses anything acknowledged. */
public enum StopMode {
    /** Input stops, everything taken in is processed and delivered, a last checkpoint is taken. */
    DRAIN,
    /**
     * At once, without a last checkpoint: the next start replays the journal from the one before.
     */
    NOW
}
