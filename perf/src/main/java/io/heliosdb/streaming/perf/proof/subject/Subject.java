package io.heliosdb.streaming.perf.proof.subject;

import io.heliosdb.streaming.codecs.storage.Storage;

import java.nio.file.Path;

/** A program with a script that can be run, broken and recovered. Its script follows its seed. */
public interface Subject {
    /** For reports. */
    String name();

    /**
     * Runs the script in an empty folder.
     *
     * @param promises told what survives what, whenever that changes
     */
    void run(Storage storage, Path folder, Promises promises);

    /**
     * Recovers what is there, verifies it, and writes one step more, as a next start would.
     *
     * @return what was found
     * @throws io.heliosdb.streaming.codecs.error.HeliosException if the program refuses to start
     * @throws BrokenPromiseException if what is there is not what the script wrote
     */
    Found recover(Storage storage, Path folder);

    /** Whether a start must succeed though this file of a finished run is damaged. */
    default boolean mustStartWithout(final Path file) {
        return false;
    }

    /**
     * What a recovery found.
     *
     * @param steps durable steps, without a hole from the first on
     * @param hasReported whether it told somebody that something was damaged or cut off
     */
    record Found(long steps, boolean hasReported) {}
}
