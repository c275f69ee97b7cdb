package io.heliosdb.streaming.gateway.control;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What a running appliance can be asked to do.
 *
 * <p>Every method is called on one thread, the one that polls the control channel, and returns at
 * once. What takes time is a future that the appliance completes later, on any thread; a request
 * that cannot be carried out completes exceptionally with a {@code HeliosException}. Requests may
 * overlap: the appliance queues or refuses them as it sees fit.
 */
public interface ApplianceControl {
    /** How it is right now; cheap enough to be asked many times a second. */
    ApplianceStatus status();

    /** Takes a checkpoint now; complete when its manifest is durable. */
    CompletableFuture<SavedState> checkpoint();

    /** Takes a savepoint now; complete when its manifest is durable. Kept until it is deleted. */
    CompletableFuture<SavedState> createSavepoint();

    /**
     * Deletes a savepoint; complete when it is gone.
     *
     * @param id of the pattern that savepoints have, and not yet known to exist
     */
    CompletableFuture<Void> deleteSavepoint(String id);

    /**
     * Reads the configuration again and takes what can change; then looks at the folder of jobs.
     *
     * @return what has become of both; exceptionally if the configuration has errors, and then
     *     nothing has changed, or if one of the jobs' files cannot be planned
     */
    CompletableFuture<ReloadReport> reload();

    /**
     * Looks at the folder of jobs again: new ones begin.
     *
     * @return what has become of each; exceptionally if one of the files cannot be planned, and
     *     then nothing has changed
     */
    CompletableFuture<List<JobOutlook>> reloadJobs();

    /**
     * Writes a new job into the folder of jobs and lets it begin.
     *
     * @param name of its file, without the ending
     * @param sql its statements
     * @return complete when it runs; exceptionally if it cannot begin, and then its file is gone
     *     again
     */
    CompletableFuture<Void> createJob(String name, String sql);

    /**
     * Leads a job elsewhere; complete when it is there, which a failing one may never be.
     *
     * @param job its name
     */
    CompletableFuture<Void> lead(String job, JobOrder order);

    /**
     * Ends the appliance. The future is complete, and never exceptionally, when nothing is left to
     * do but to answer; the process then ends by itself. A second call may change {@link
     * StopMode#DRAIN} to {@link StopMode#NOW}, never the other way round.
     */
    CompletableFuture<Void> stop(StopMode mode);
}
