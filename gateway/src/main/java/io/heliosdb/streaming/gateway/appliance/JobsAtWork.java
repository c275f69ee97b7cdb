package io.heliosdb.streaming.gateway.appliance;

import java.util.List;

/**
 * The jobs that run. Another one of this after each change: whoever holds one knows by identity
 * whether anything has changed.
 *
 * @param lives of the jobs
 * @param areAll whether every job that has not ended is among them; only then does a checkpoint
 *     hold what the next start needs
 */
record JobsAtWork(List<DurableJob> lives, boolean areAll) {
    /** Before anything has started. */
    static final JobsAtWork NONE = new JobsAtWork(List.of(), false);

    JobsAtWork {
        lives = List.copyOf(lives);
    }
}
