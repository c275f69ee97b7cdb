package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.MemoryError;

/** What jobs take of the appliance's memory, and what to set if there is too little. */
final class JobMemory {
    private static final String HINT =
            "raise engine.memory_mib, lower checkpoint.capture_mib, which each job takes ahead, or"
                    + " run fewer jobs";

    private JobMemory() {}

    /**
     * Looks whether there can be enough, before anything is begun.
     *
     * @param captureBytes that each job takes for changes during a checkpoint
     * @param jobCount of the jobs that are to run
     * @throws HeliosException {@code HSRV-0511} if there is not
     */
    static void check(final Ledger ledger, final long captureBytes, final long jobCount) {
        final long leftBytes = ledger.limitBytes() - ledger.openBytes();
        if (jobCount > leftBytes / captureBytes) {
            throw HeliosException.of(
                            ApplianceError.MEMORY, "there is not enough memory for all jobs")
                    .detail(
                            jobCount
                                    + " jobs take "
                                    + captureBytes
                                    + " bytes each for changes during a checkpoint, "
                                    + leftBytes
                                    + " of "
                                    + ledger.limitBytes()
                                    + " are left")
                    .hint(HINT);
        }
    }

    /**
     * The error because of which something could not begin, with the settings it is about.
     *
     * @param who could not begin
     */
    static HeliosException named(final HeliosException error, final String who) {
        return error.code() == MemoryError.LIMIT
                ? HeliosException.of(ApplianceError.MEMORY, "there is no memory for " + who)
                        .detail(error.getMessage())
                        .hint(HINT)
                        .causedBy(error)
                : error;
    }
}
