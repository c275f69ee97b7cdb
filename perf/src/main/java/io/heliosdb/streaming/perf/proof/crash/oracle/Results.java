package io.heliosdb.streaming.perf.proof.crash.oracle;

import java.nio.file.Path;

/**
 * Where the process under test shows what it made.
 *
 * @param copies folder of the sink that gets every event
 * @param sums folder of the sink that gets the windows
 * @param quotients folder of the sink of the job that fails once and ends
 * @param deadLetters file with what that job could not do
 */
public record Results(Path copies, Path sums, Path quotients, Path deadLetters) {
    /** All below one folder. */
    public static Results in(final Path folder, final String deadLetters) {
        return new Results(
                folder.resolve("copies"),
                folder.resolve("sums"),
                folder.resolve("quotients"),
                folder.resolve(deadLetters));
    }
}
