package io.heliosdb.streaming.gateway.appliance;

import java.util.List;

/**
 * The jobs that run, and those that are down. Another one of this after each change: whoever holds
 * one knows by identity whether anything has changed.
 *
 * @param lives of the jobs
 * @param down what the log says of those that have failed too often
 * @param areAll whether every job that has not ended is among them; only then does a checkpoint
 *     hold what the next start needs
 */
record JobsAtWork(List<DurableJob> lives, List<JobEntry> down, boolean areAll) {
    /** Before anything has started. */
    static final JobsAtWork NONE = new JobsAtWork(List.of(), List.of(), false);

    JobsAtWork {
        lives = List.copyOf(lives);
        down = List.copyOf(down);
    }
}
