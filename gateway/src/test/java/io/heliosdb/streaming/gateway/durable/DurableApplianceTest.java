package io.heliosdb.streaming.gateway.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.connectors.spi.Alarm;
import io.heliosdb.streaming.gateway.appliance.Appliance;
import io.heliosdb.streaming.gateway.appliance.ApplianceError;
import io.heliosdb.streaming.gateway.appliance.AppliancePorts;
import io.heliosdb.streaming.gateway.appliance.ApplianceSettings;
import io.heliosdb.streaming.gateway.appliance.StartRequest;
import io.heliosdb.streaming.gateway.appliance.Transports;
import io.heliosdb.streaming.gateway.config.ConfigLoader;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.config.LoggingSettings;
import io.heliosdb.streaming.gateway.control.SavedState;
import io.heliosdb.streaming.gateway.control.StopMode;
import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.gateway.log.ServerLog;
import io.heliosdb.streaming.gateway.reload.Reloader;
import io.heliosdb.streaming.ringbuffer.agent.AgentGroup;
import io.heliosdb.streaming.ringbuffer.agent.Threading;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.state.checkpoint.CheckpointContext;
import io.heliosdb.streaming.state.checkpoint.CheckpointStore;
import io.heliosdb.streaming.state.journal.assembly.JournalContext;
import io.heliosdb.streaming.state.journal.assembly.SpaceLimits;
import io.heliosdb.streaming.state.journal.file.FileJournalSettings;
import io.heliosdb.streaming.state.journal.file.FileJournalStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** An appliance without jobs, whose checkpoints have a disk of their own; one thread. */
final class DurableApplianceTest {
    private static final long APPLIANCE_ID = 0xCAFE;

    @TempDir private Path folder;
    private final FullDisk disk = new FullDisk();
    private final Ledger ledger = new Ledger(1 << 28);
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private long epoch;
    private Appliance appliance;
    private DurableAppliance durable;

    private void start(final StartRequest request) {
        final Storage storage = new FileStorage();
        final StoredStates states =
                new StoredStates(
                        new CheckpointStore(
                                new CheckpointContext()
                                        .storage(disk.storage())
                                        .folder(folder.resolve("checkpoints"))
                                        .ledger(ledger)
                                        .applianceId(APPLIANCE_ID)
                                        .encryptionOff()
                                        .executor(Runnable::run)
                                        .conclude()),
                        ++epoch,
                        1,
                        Clocks.epoch());
        final StoredJournal journal =
                new StoredJournal(
                        new JournalContext()
                                .store(
                                        new FileJournalStore(
                                                storage,
                                                folder.resolve("journal"),
                                                FileJournalSettings.defaults(ledger)))
                                .journalId(APPLIANCE_ID)
                                .minimumEpoch(epoch)
                                .ledger(ledger)
                                .counters(Counters.unmapped())
                                .nanoClock(Clocks.nano())
                                .epochClock(Clocks.epoch())
                                .conclude(),
                        new JournalMark(storage, folder),
                        states,
                        report -> {});
        appliance =
                new Appliance(
                        ports(storage), settings(), epoch, journal, states, List.of(), request);
        durable =
                new DurableAppliance(
                        appliance,
                        List::of,
                        new JobDefinitions(Path.of("jobs"), storage),
                        reloader(),
                        states,
                        new DurableAppliance.Facts(
                                APPLIANCE_ID, epoch, 0, "fsynced", folder, SpaceLimits.DEFAULT),
                        Counters.unmapped(),
                        storage,
                        log(),
                        List.of());
    }

    private Reloader reloader() {
        final Configuration configuration = ConfigLoader.load(Optional.empty(), Map.of(), folder);
        return new Reloader(configuration, () -> configuration, log());
    }

    private ApplianceSettings settings() {
        return new ApplianceSettings(
                Threading.INVOKER,
                PipelineMaker.INTERPRETED,
                ApplianceSettings.Level.FSYNCED,
                1 << 16,
                10,
                0,
                1,
                1 << 20,
                new ApplianceSettings.Restarts(3, 10, 1_000, false),
                folder.resolve("dead-letters"));
    }

    private AppliancePorts ports(final Storage storage) {
        return new AppliancePorts(
                Clocks.nano(),
                Clocks.epoch(),
                storage,
                Transports.CONNECTORS,
                ledger,
                Counters.unmapped(),
                error -> {}, // told to the failure listener as well
                System.out,
                System.err,
                Alarm.on(System.err));
    }

    private ServerLog log() {
        return ServerLog.open(
                new LoggingSettings(
                        LoggingSettings.Level.INFO,
                        LoggingSettings.Format.PRETTY,
                        Optional.empty()),
                () -> 0,
                new PrintStream(lines, true, StandardCharsets.UTF_8));
    }

    private <T> CompletableFuture<T> await(final CompletableFuture<T> result) {
        while (!result.isDone()) {
            for (final AgentGroup group : appliance.groups()) {
                for (int i = 0; i < group.size(); i++) {
                    group.invoke(i);
                }
            }
            durable.doWork();
        }
        durable.doWork();
        return result;
    }

    private String logged() {
        return lines.toString(StandardCharsets.UTF_8);
    }

    @AfterEach
    void nothingIsLeft() {
        durable.close();
        assertThat(appliance.ledger().open()).isEmpty();
        assertThat(ledger.open()).isEmpty();
    }

    @Test
    void aDiskThatGetsFullAtAnyCallCostsTheCheckpointOnly() {
        start(StartRequest.NEWEST);
        SavedState newest = await(durable.checkpoint()).join();
        long givenUp = 0;
        boolean isFull = true;
        for (int calls = 0; isFull; calls++) {
            disk.fillBehind(calls);
            final CompletableFuture<SavedState> checkpoint = await(durable.checkpoint());
            isFull = disk.isFull();
            disk.empty();
            if (checkpoint.isCompletedExceptionally()) {
                givenUp++;
                assertThat(checkpoint.exceptionNow())
                        .isInstanceOfSatisfying(
                                HeliosException.class,
                                e -> {
                                    assertThat(e.code())
                                            .isEqualTo(ApplianceError.CHECKPOINT_FAILED);
                                    assertThat(e.detail()).contains("HSTO-0001");
                                });
                assertThat(durable.status().lastCheckpoint()).contains(newest);
            } else {
                newest = checkpoint.join();
            }
            assertThat(durable.status().failedCheckpoints()).isEqualTo(givenUp);
        }
        assertThat(givenUp).as("folder, frames, manifest").isGreaterThan(4);
        assertThat(logged()).contains("warn  checkpoint given up", "HSTO-0001", "failed=1");
        newest = await(durable.checkpoint()).join();
        durable.close();
        start(StartRequest.NEWEST);
        assertThat(await(durable.checkpoint()).join().number()).isGreaterThan(newest.number());
    }

    @Test
    void theSavepointThatItStartedFromGoesBehindACheckpoint() throws IOException {
        start(StartRequest.NEWEST);
        final String id = await(durable.createSavepoint()).join().id();
        durable.close();
        Files.move(folder.resolve("journal"), folder.resolve("old-journal"));
        start(new StartRequest(Optional.of(id), Set.of()));
        disk.fillBehind(0);
        assertThat(await(durable.deleteSavepoint(id)).exceptionNow())
                .hasMessageContaining("was given up");
        disk.empty();
        assertThat(durable.status().lastCheckpoint()).isEmpty();
        await(durable.deleteSavepoint(id)).join();
        assertThat(durable.status().lastCheckpoint()).isPresent();
        assertThat(folder.resolve("checkpoints").resolve(id)).doesNotExist();
        durable.close();
        start(StartRequest.NEWEST);
        assertThat(durable.stop(StopMode.NOW)).isCompleted();
    }

    @Test
    void stopsInOrderWithoutALastCheckpoint() {
        start(StartRequest.NEWEST);
        disk.fillBehind(0);
        await(durable.stop(StopMode.DRAIN)).join();
        assertThat(durable.isStopped()).isTrue();
        assertThat(logged()).contains("warn  no last checkpoint", "HSTO-0001");
    }
}
