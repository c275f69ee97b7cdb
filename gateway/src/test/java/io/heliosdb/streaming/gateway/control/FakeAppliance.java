package io.heliosdb.streaming.gateway.control;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Does nothing, and remembers what it was asked; its futures are completed by the test. */
public final class FakeAppliance implements ApplianceControl {
    public static final SavedState SAVED =
            new SavedState("savepoint-00000042-0123456789abcdef", 42, 1234, 3, 9999, 12);

    public final List<String> asked = new ArrayList<>();
    public final CompletableFuture<SavedState> saved = new CompletableFuture<>();
    public final CompletableFuture<Void> stopped = new CompletableFuture<>();

    @Override
    public ApplianceStatus status() {
        asked.add("status");
        return new ApplianceStatus(
                ApplianceStatus.State.RUNNING,
                0xCAFE,
                3,
                1_700_000_000_000L,
                "fsynced",
                90,
                80,
                false,
                5L << 30,
                10L << 30,
                Optional.of(SAVED),
                1,
                List.of(
                        new JobStatus(
                                "delays",
                                JobStatus.State.RESTARTING,
                                50,
                                7,
                                1_700_000_000_000L,
                                2,
                                1,
                                Optional.of("error HOPR-0301: an exact number was divided"),
                                List.of(),
                                List.of())));
    }

    @Override
    public CompletableFuture<SavedState> checkpoint() {
        asked.add("checkpoint");
        return saved;
    }

    @Override
    public CompletableFuture<SavedState> createSavepoint() {
        asked.add("savepoint");
        return saved;
    }

    @Override
    public CompletableFuture<Void> deleteSavepoint(final String id) {
        asked.add("delete " + id);
        return CompletableFuture.failedFuture(
                HeliosException.of(ControlError.BAD_REQUEST, "there is no " + id)
                        .detail("detail")
                        .hint("hint"));
    }

    @Override
    public CompletableFuture<ReloadReport> reload() {
        asked.add("reload all");
        return CompletableFuture.completedFuture(
                new ReloadReport(List.of("logging.level"), List.of("server.port"), List.of()));
    }

    @Override
    public CompletableFuture<List<JobOutlook>> reloadJobs() {
        asked.add("reload");
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletableFuture<Void> createJob(final String name, final String sql) {
        asked.add("create " + name + ": " + sql);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> lead(final String job, final JobOrder order) {
        asked.add(order + " " + job);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> stop(final StopMode mode) {
        asked.add("stop " + mode);
        return stopped;
    }
}
