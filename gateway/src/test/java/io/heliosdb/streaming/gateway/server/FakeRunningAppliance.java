package io.heliosdb.streaming.gateway.server;

import io.heliosdb.streaming.gateway.control.ApplianceStatus;
import io.heliosdb.streaming.gateway.control.FakeAppliance;
import io.heliosdb.streaming.gateway.control.JobOrder;
import io.heliosdb.streaming.gateway.control.JobOutlook;
import io.heliosdb.streaming.gateway.control.ReloadReport;
import io.heliosdb.streaming.gateway.control.SavedState;
import io.heliosdb.streaming.gateway.control.StopMode;
import io.heliosdb.streaming.gateway.http.Readiness;
import io.heliosdb.streaming.gateway.measure.DurationRecorder;
import io.heliosdb.streaming.gateway.measure.EngineMeasures;
import io.heliosdb.streaming.gateway.measure.Measures;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Takes savepoints at once, and drains in a few rounds unless it is told to end now. */
public final class FakeRunningAppliance implements RunningAppliance {
    public final FakeAppliance control = new FakeAppliance();
    public boolean isClosed;

    /** Thrown by the next round. */
    public volatile RuntimeException failure;

    private int roundsLeft = -1;

    @Override
    public int doWork() {
        if (failure != null) {
            throw failure;
        }
        if (roundsLeft > 0) {
            roundsLeft--;
        }
        if (roundsLeft == 0) {
            control.stopped.complete(null);
        }
        return 0;
    }

    @Override
    public Measures measures() {
        return new Measures(
                status(),
                new EngineMeasures(
                        List.of(),
                        new DurationRecorder(),
                        new DurationRecorder(),
                        new DurationRecorder()),
                List.of());
    }

    @Override
    public Readiness.State readiness() {
        return Readiness.State.READY;
    }

    @Override
    public boolean isStopped() {
        return control.stopped.isDone();
    }

    @Override
    public ApplianceStatus status() {
        return control.status();
    }

    @Override
    public CompletableFuture<SavedState> checkpoint() {
        return control.checkpoint();
    }

    @Override
    public CompletableFuture<SavedState> createSavepoint() {
        control.saved.complete(FakeAppliance.SAVED);
        return control.createSavepoint();
    }

    @Override
    public CompletableFuture<Void> deleteSavepoint(final String id) {
        return control.deleteSavepoint(id);
    }

    @Override
    public CompletableFuture<ReloadReport> reload() {
        return control.reload();
    }

    @Override
    public CompletableFuture<List<JobOutlook>> reloadJobs() {
        return control.reloadJobs();
    }

    @Override
    public CompletableFuture<Void> createJob(final String name, final String sql) {
        return control.createJob(name, sql);
    }

    @Override
    public CompletableFuture<Void> lead(final String job, final JobOrder order) {
        return control.lead(job, order);
    }

    @Override
    public CompletableFuture<Void> stop(final StopMode mode) {
        roundsLeft = mode == StopMode.NOW ? 0 : roundsLeft < 0 ? 1000 : roundsLeft;
        return control.stop(mode);
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
