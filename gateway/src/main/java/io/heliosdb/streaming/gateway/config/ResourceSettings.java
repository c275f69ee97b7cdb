package io.heliosdb.streaming.gateway.config;

/**
 * Settings of the engine.
 *
 * @param memoryBytes native memory that it may take
 * @param rowBytes largest row
 * @param queueDepth batches that a source can have on their way into the log
 * @param threads how agents are put on threads
 */
public record ResourceSettings(long memoryBytes, int rowBytes, int queueDepth, Threads threads) {
    /** How agents are put on threads. */
    public enum Threads {
        /** As suits the number of cores. */
        AUTO,
        /** A thread each. */
        DEDICATED,
        /** One thread for all of a pipeline. */
        SHARED
    }
}
