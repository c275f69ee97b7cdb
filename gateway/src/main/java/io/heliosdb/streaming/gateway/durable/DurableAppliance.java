package io.heliosdb.streaming.gateway.durable;

import static io.heliosdb.streaming.gateway.log.LogField.field;

import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.appliance.Appliance;
import io.heliosdb.streaming.gateway.appliance.JobSpec;
import io.heliosdb.streaming.gateway.control.ApplianceStatus;
import io.heliosdb.streaming.gateway.control.JobOrder;
import io.heliosdb.streaming.gateway.control.JobOutlook;
import io.heliosdb.streaming.gateway.control.ReloadReport;
import io.heliosdb.streaming.gateway.control.SavedState;
import io.heliosdb.streaming.gateway.control.StopMode;
import io.heliosdb.streaming.gateway.http.Readiness;
import io.heliosdb.streaming.gateway.log.ServerLog;
import io.heliosdb.streaming.gateway.measure.Measures;
import io.heliosdb.streaming.gateway.reload.Reloader;
import io.heliosdb.streaming.gateway.server.RunningAppliance;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.state.journal.assembly.SpaceLimits;

import org.agrona.CloseHelper;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** An appliance with its surroundings, as the server drives it: the server's thread. */
final class DurableAppliance implements RunningAppliance {
    private final Appliance appliance;
    private final Supplier<List<JobSpec>> jobs;
    private final JobDefinitions definitions;
    private final Reloader reloader;
    private final Queue<JobsReload> reloads = new ArrayDeque<>();
    private final Queue<FullReload> fullReloads = new ArrayDeque<>();
    private final StoredStates states;
    private final Facts facts;
    private final Counters counters;
    private final Storage storage;
    private final ServerLog log;
    private final StartReport startReport;
    private final CheckpointReport checkpointReport;
    private final JobReport jobReport;
    private final SpaceReport spaceReport;
    private final List<AutoCloseable> surroundings;
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private CompletableFuture<SavedState> lastCheckpoint;
    private boolean isDraining;

    /**
     * What does not change while a process runs.
     *
     * @param applianceId of the data folder
     * @param epoch of this start
     * @param startedMs epoch milliseconds
     * @param durability name of the level
     * @param journal folder of the journal
     * @param limits of the room on its disk
     */
    record Facts(
            long applianceId,
            long epoch,
            long startedMs,
            String durability,
            Path journal,
            SpaceLimits limits) {}

    /**
     * @param jobs reads and plans all jobs of the folder
     * @param definitions that folder
     * @param reloader reads the configuration again
     * @param counters of all agents
     * @param log told how the start goes on, which checkpoints are given up, and of the disk
     * @param surroundings closed after the appliance, in this order
     */
    DurableAppliance(
            final Appliance appliance,
            final Supplier<List<JobSpec>> jobs,
            final JobDefinitions definitions,
            final Reloader reloader,
            final StoredStates states,
            final Facts facts,
            final Counters counters,
            final Storage storage,
            final ServerLog log,
            final List<AutoCloseable> surroundings) {
        this.appliance = appliance;
        this.jobs = jobs;
        this.definitions = definitions;
        this.reloader = reloader;
        this.states = states;
        this.facts = facts;
        this.counters = counters;
        this.storage = storage;
        this.log = log;
        startReport = new StartReport(appliance, log);
        checkpointReport = new CheckpointReport(log);
        jobReport = new JobReport(log);
        spaceReport = new SpaceReport(log, storage, facts.journal(), facts.limits());
        this.surroundings = List.copyOf(surroundings);
    }

    @Override
    public int doWork() {
        final int work = appliance.supervise();
        startReport.look();
        checkpointReport.look(appliance.failedCheckpoints(), states.lastMade());
        jobReport.look(appliance.jobs());
        spaceReport.look(appliance.log().hasRoom(), appliance.log().isGettingFull());
        return work + bringOnReloads() + (isDraining ? drain() : 0);
    }

    /** One after the other: each plans all files. */
    private int bringOnReloads() {
        int fullWork = 0;
        if (!fullReloads.isEmpty()) {
            fullWork = fullReloads.stream().mapToInt(FullReload::work).sum();
            fullReloads.removeIf(each -> each.result().isDone());
        }
        if (reloads.isEmpty()) {
            return fullWork;
        }
        final int work = fullWork + reloads.element().work();
        if (reloads.element().result().isDone()) {
            reloads.remove();
        }
        return work;
    }

    /**
     * Input is safe, then a last checkpoint, behind which all is processed and delivered. Without
     * one the end is as good: the next start goes on from the one before and the journal.
     */
    private int drain() {
        if (lastCheckpoint == null) {
            if (!appliance.isInputDrained()) {
                return 0;
            }
            lastCheckpoint = appliance.checkpoint(false);
            return 1;
        }
        if (!lastCheckpoint.isDone() || stopped.isDone()) {
            return 0;
        }
        if (lastCheckpoint.isCompletedExceptionally()) {
            log.warn(
                    "no last checkpoint: the next start processes and delivers what is left",
                    field("why", lastCheckpoint.exceptionNow().getMessage()));
        }
        stopped.complete(null);
        return 1;
    }

    @Override
    public boolean isStopped() {
        return stopped.isDone();
    }

    @Override
    public ApplianceStatus status() {
        final long recordedBelow = appliance.log().recordedBelow();
        return new ApplianceStatus(
                state(),
                facts.applianceId(),
                facts.epoch(),
                facts.startedMs(),
                facts.durability(),
                recordedBelow,
                appliance.log().fsyncedBelow(),
                !appliance.log().hasRoom(),
                storage.usableBytes(facts.journal()),
                storage.totalBytes(facts.journal()),
                states.lastMade(),
                appliance.failedCheckpoints().count(),
                appliance.jobs());
    }

    @Override
    public Measures measures() {
        return new Measures(status(), appliance.measures(), counters.values());
    }

    @Override
    public Readiness.State readiness() {
        return switch (state()) {
            case RECOVERING -> Readiness.State.STARTING;
            case RUNNING -> Readiness.State.READY;
            case DRAINING, STOPPED -> Readiness.State.STOPPING;
        };
    }

    private ApplianceStatus.State state() {
        if (stopped.isDone()) {
            return ApplianceStatus.State.STOPPED;
        }
        if (isDraining) {
            return ApplianceStatus.State.DRAINING;
        }
        return appliance.isRunning()
                ? ApplianceStatus.State.RUNNING
                : ApplianceStatus.State.RECOVERING;
    }

    @Override
    public CompletableFuture<SavedState> checkpoint() {
        return appliance.checkpoint(false);
    }

    @Override
    public CompletableFuture<SavedState> createSavepoint() {
        return appliance.checkpoint(true);
    }

    @Override
    public CompletableFuture<ReloadReport> reload() {
        final FullReload next = new FullReload(reloader.begin(), this::reloadJobs);
        fullReloads.add(next);
        return next.result();
    }

    @Override
    public CompletableFuture<List<JobOutlook>> reloadJobs() {
        final JobsReload next = new JobsReload(appliance, jobs, log);
        reloads.add(next);
        return next.result();
    }

    @Override
    public CompletableFuture<Void> createJob(final String name, final String sql) {
        final Path file = definitions.add(name, sql);
        final CompletableFuture<Void> created =
                reloadJobs()
                        .thenAccept(
                                outlooks ->
                                        outlooks.stream()
                                                .filter(outlook -> outlook.job().equals(name))
                                                .flatMap(outlook -> outlook.failure().stream())
                                                .forEach(
                                                        failure -> {
                                                            throw failure;
                                                        }));
        created.exceptionally(
                failure -> {
                    definitions.remove(file);
                    appliance.forgetRefused(name);
                    return null;
                });
        return created;
    }

    @Override
    public CompletableFuture<Void> lead(final String job, final JobOrder order) {
        return appliance.order(order, job);
    }

    /** One that everything goes on from stays until there is a checkpoint. */
    @Override
    public CompletableFuture<Void> deleteSavepoint(final String id) {
        return states.isNeeded(id)
                ? appliance.checkpoint(false).thenCompose(_ -> states.deleteSavepoint(id))
                : states.deleteSavepoint(id);
    }

    @Override
    public CompletableFuture<Void> stop(final StopMode mode) {
        if (mode == StopMode.NOW) {
            stopped.complete(null);
        } else if (!isDraining) {
            isDraining = true;
            appliance.stopInput();
        }
        return stopped;
    }

    @Override
    public void close() {
        try {
            appliance.close();
        } finally {
            CloseHelper.closeAll(surroundings);
        }
    }
}
