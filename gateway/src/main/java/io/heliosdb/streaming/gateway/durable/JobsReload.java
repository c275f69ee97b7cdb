package io.heliosdb.streaming.gateway.durable;

import static io.heliosdb.streaming.gateway.log.LogField.field;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.appliance.Appliance;
import io.heliosdb.streaming.gateway.appliance.JobSpec;
import io.heliosdb.streaming.gateway.control.JobOutlook;
import io.heliosdb.streaming.gateway.log.ServerLog;
import io.heliosdb.streaming.gateway.log.TraceScope;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The folder of jobs, looked at again while the appliance runs: new jobs begin, and of others it is
 * told what the next start would make of them. Planning takes seconds and has a thread of its own;
 * everything else is on the server's.
 */
final class JobsReload {
    private final Appliance appliance;
    private final ServerLog log;
    private final Optional<String> trace = TraceScope.current();
    private final CompletableFuture<List<JobSpec>> planned;
    private final CompletableFuture<List<JobOutlook>> result = new CompletableFuture<>();
    private final List<JobOutlook> outlooks = new ArrayList<>();

    /** Those that begin; null until all are planned. */
    private List<Beginning> beginnings;

    private record Beginning(String job, CompletableFuture<Void> created) {}

    /**
     * @param jobs reads and plans all jobs of the folder; called on another thread
     */
    JobsReload(final Appliance appliance, final Supplier<List<JobSpec>> jobs, final ServerLog log) {
        this.appliance = appliance;
        this.log = log;
        planned =
                CompletableFuture.supplyAsync(
                        jobs, task -> Thread.ofPlatform().daemon().name("planning").start(task));
    }

    /**
     * What becomes of the jobs, in the order of their files; exceptionally if one of the files
     * cannot be planned: then no job begins.
     */
    CompletableFuture<List<JobOutlook>> result() {
        return result;
    }

    /** Brings it on, for the request that it was begun by. */
    int work() {
        return TraceScope.call(trace, this::step);
    }

    private int step() {
        if (!planned.isDone()) {
            return 0;
        }
        if (planned.isCompletedExceptionally()) {
            result.completeExceptionally(planned.exceptionNow());
            return 1;
        }
        if (beginnings == null) {
            begin(planned.join());
            return 1;
        }
        if (!beginnings.stream().allMatch(each -> each.created().isDone())) {
            return 0;
        }
        beginnings.forEach(each -> outlooks.add(outlook(each)));
        result.complete(List.copyOf(outlooks));
        return 1;
    }

    private void begin(final List<JobSpec> jobs) {
        beginnings = new ArrayList<>();
        appliance.keepRefused(jobs.stream().map(JobSpec::name).collect(Collectors.toSet()));
        final Map<String, JobSpec> running =
                appliance.specs().stream().collect(Collectors.toMap(JobSpec::name, job -> job));
        for (final JobSpec job : jobs) {
            final JobSpec known = running.remove(job.name());
            if (known == null) {
                beginnings.add(new Beginning(job.name(), appliance.create(job)));
            } else {
                outlooks.add(
                        JobOutlook.of(
                                job.name(),
                                known.isLike(job)
                                        ? JobOutlook.Fate.UNCHANGED
                                        : JobOutlook.Fate.CHANGED));
            }
        }
        running.keySet()
                .forEach(gone -> outlooks.add(JobOutlook.of(gone, JobOutlook.Fate.MISSING)));
    }

    private JobOutlook outlook(final Beginning beginning) {
        if (!beginning.created().isCompletedExceptionally()) {
            log.info("job created", field("job", beginning.job()));
            return JobOutlook.of(beginning.job(), JobOutlook.Fate.CREATED);
        }
        final Throwable failure = beginning.created().exceptionNow();
        log.warn(
                "job not created",
                field("job", beginning.job()),
                field("why", failure.getMessage()));
        if (failure instanceof HeliosException declared) {
            return new JobOutlook(beginning.job(), JobOutlook.Fate.REFUSED, Optional.of(declared));
        }
        throw new IllegalStateException(failure);
    }
}
