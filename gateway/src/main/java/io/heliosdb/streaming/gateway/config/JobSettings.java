package io.heliosdb.streaming.gateway.config;

import java.nio.file.Path;

/**
 * Settings of jobs.
 *
 * @param directory of their SQL files, absolute
 * @param restartAttempts how often a failing job is started again
 * @param restartBackoffMs before the first of these starts; doubled for each further one
 * @param restartBackoffMaxMs most time before one
 * @param onError what happens when these are used up
 * @param deadLetters folder of the dead-letter files, absolute
 */
public record JobSettings(
        Path directory,
        int restartAttempts,
        long restartBackoffMs,
        long restartBackoffMaxMs,
        OnError onError,
        Path deadLetters) {
    /** What becomes of a job that fails at the same row again and again. */
    public enum OnError {
        /** It stays down. */
        FAIL,
        /** The row is put aside, with the reason, and the job goes on behind it. */
        DEAD_LETTER
    }
}
