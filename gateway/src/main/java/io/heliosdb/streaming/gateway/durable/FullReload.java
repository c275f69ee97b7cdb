package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.gateway.control.JobOutlook;
import io.heliosdb.streaming.gateway.control.ReloadReport;
import io.heliosdb.streaming.gateway.reload.ReloadedSettings;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The configuration, and after it the folder of jobs, read again. The server's thread. */
final class FullReload {
    private final CompletableFuture<ReloadedSettings> settings;
    private final Supplier<CompletableFuture<List<JobOutlook>>> jobsReload;
    private final CompletableFuture<ReloadReport> result = new CompletableFuture<>();

    /** What becomes of the jobs; null until the settings are through. */
    private CompletableFuture<List<JobOutlook>> jobs;

    /**
     * @param settings under way
     * @param jobsReload begins with the folder of jobs
     */
    FullReload(
            final CompletableFuture<ReloadedSettings> settings,
            final Supplier<CompletableFuture<List<JobOutlook>>> jobsReload) {
        this.settings = settings;
        this.jobsReload = jobsReload;
    }

    /** Exceptionally if the configuration has errors, or a job cannot be planned. */
    CompletableFuture<ReloadReport> result() {
        return result;
    }

    /** Brings it on. */
    int work() {
        if (!settings.isDone() || result.isDone()) {
            return 0;
        }
        if (settings.isCompletedExceptionally()) {
            result.completeExceptionally(settings.exceptionNow());
            return 1;
        }
        if (jobs == null) {
            jobs = jobsReload.get();
            return 1;
        }
        if (!jobs.isDone()) {
            return 0;
        }
        if (jobs.isCompletedExceptionally()) {
            result.completeExceptionally(jobs.exceptionNow());
        } else {
            result.complete(
                    new ReloadReport(
                            settings.resultNow().applied(),
                            settings.resultNow().needsRestart(),
                            jobs.resultNow()));
        }
        return 1;
    }
}
