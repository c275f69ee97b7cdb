package io.heliosdb.streaming.gateway.control;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.util.Optional;

/**
 * What has become of a job when the folder of jobs was looked at again.
 *
 * @param job its name
 * @param fate what was done
 * @param failure why it could not begin, if it could not
 */
public record JobOutlook(String job, Fate fate, Optional<HeliosException> failure) {
    /** What was done about a job. */
    public enum Fate {
        /** It is new, and runs. */
        CREATED,
        /** It is as it was. */
        UNCHANGED,
        /** Its statement is another now, which takes effect with the next start. */
        CHANGED,
        /** Its file is gone; it goes on until the next start, which will be refused. */
        MISSING,
        /** It is new, and could not begin. */
        REFUSED
    }

    /** Of a job without a failure. */
    public static JobOutlook of(final String job, final Fate fate) {
        return new JobOutlook(job, fate, Optional.empty());
    }
}
