package io.heliosdb.streaming.perf.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.gateway.appliance.ApplianceSettings;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The benchmark with few keys: every row is processed, probes come, checkpoints are taken. */
final class LoadRunTest {
    private static final int KEYS = 5_000;
    private static final long RATE = 100_000;

    @TempDir private Path folder;

    @Test
    void everyRowOfTheLoadIsProcessedWhileCheckpointsAreTaken() {
        try (LoadedAppliance appliance =
                new LoadedAppliance(
                        folder.resolve("appliance"),
                        LoadJob.plan(folder.resolve("plans")),
                        ApplianceSettings.Level.MEMORY,
                        KEYS,
                        1 << 26)) {
            final LoadRun run = new LoadRun(appliance, Clocks.nano(), KEYS, 1);
            assertThat(run.fill()).isPositive();
            run.settle(RATE);
            final Phase quiet = run.quiet();
            final Phase busy = run.checkpointing();
            run.end();
            assertThat(run.checkpoint().bytes()).isPositive();
            assertThat(appliance.failedCheckpoints()).isZero();
            assertThat(quiet.buckets()).hasSize(1);
            assertThat(busy.leastBucket()).isPositive();
            assertThat(quiet.latencies().getTotalCount()).isPositive();
            assertThat(busy.latencies().getTotalCount()).isPositive();
        }
    }
}
