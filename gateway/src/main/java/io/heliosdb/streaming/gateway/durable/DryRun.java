package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.codecs.error.ErrorCode;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageError;
import io.heliosdb.streaming.connectors.spi.Alarm;
import io.heliosdb.streaming.gateway.appliance.JobSpec;
import io.heliosdb.streaming.gateway.appliance.LogHistory;
import io.heliosdb.streaming.gateway.appliance.StartRequest;
import io.heliosdb.streaming.gateway.appliance.StartReview;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.gateway.folder.FolderError;
import io.heliosdb.streaming.gateway.folder.FolderLock;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.state.error.CheckpointError;
import io.heliosdb.streaming.state.journal.assembly.JournalContext;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A start that is only thought through: checkpoints and journal are read as a start reads them,
 * through {@link UntouchedStorage}, and nothing is changed. While a process runs on the data folder
 * its journal is not read.
 */
final class DryRun {
    private static final int MOST_READINGS = 10;

    /** What is said of a checkpoint whose files go while it is read. */
    private static final Set<ErrorCode> GONE =
            Set.of(CheckpointError.DAMAGED, StorageError.MISSING);

    private final Configuration configuration;
    private final Storage storage;
    private final List<JobSpec> jobs;
    private final StartRequest start;
    private final Alarm alarm;
    private final Ledger ledger;

    /**
     * @param jobs that are wanted
     * @param alarm told of what is damaged or passed over
     */
    DryRun(
            final Configuration configuration,
            final Storage storage,
            final List<JobSpec> jobs,
            final StartRequest start,
            final Alarm alarm) {
        this.configuration = configuration;
        this.storage = new UntouchedStorage(storage);
        this.jobs = jobs;
        this.start = start;
        this.alarm = alarm;
        ledger = new Ledger(configuration.engine().memoryBytes());
    }

    StartReview review() {
        final Path root = configuration.data().directory();
        if (!DataFolder.isOne(storage, root)) {
            return StartReview.ofNothing(jobs, PipelineMaker.GENERATED, start);
        }
        final Optional<FolderLock> lock = lock(root);
        try {
            final DataFolder folder =
                    DataFolder.open(storage, root, () -> 0, Clocks.epoch(), Optional.empty());
            return lock.isPresent() ? review(folder, true) : reviewBeside(folder);
        } finally {
            lock.ifPresent(FolderLock::close);
        }
    }

    /** Nothing if a process runs on the folder. */
    private static Optional<FolderLock> lock(final Path root) {
        try {
            return Optional.of(FolderLock.acquire(root));
        } catch (final HeliosException e) {
            if (e.code() == FolderError.IN_USE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The process that runs may delete a checkpoint that is just being read. */
    private StartReview reviewBeside(final DataFolder folder) {
        for (int left = MOST_READINGS - 1; left > 0; left--) {
            try {
                return review(folder, false);
            } catch (final HeliosException e) {
                if (!GONE.contains(e.code())) {
                    throw e;
                }
            }
        }
        return review(folder, false);
    }

    private StartReview review(final DataFolder folder, final boolean isAlone) {
        final Optional<KeyService> keys = Keys.open(configuration, storage, false);
        try (StateFolder stateFolder =
                new StateFolder(
                        configuration,
                        configuration.state().path(),
                        storage,
                        folder.applianceId(),
                        keys,
                        ledger)) {
            final StoredStates states =
                    new StoredStates(
                            stateFolder.store(),
                            0,
                            configuration.checkpoint().keep(),
                            Clocks.epoch());
            if (!isAlone) {
                return review(LogHistory.unread(), states).knowingRows(false);
            }
            final JournalContext context =
                    storage.exists(folder.journal())
                            ? JournalFolder.open(
                                    configuration,
                                    folder,
                                    1,
                                    storage,
                                    keys,
                                    ledger,
                                    Counters.unmapped())
                            : JournalFolder.openMissing(
                                    configuration, folder, storage, keys, ledger);
            try {
                return review(
                        new StoredHistory(context, new JournalMark(storage, folder.root()), states),
                        states);
            } finally {
                context.store().close();
            }
        }
    }

    private StartReview review(final LogHistory log, final StoredStates states) {
        return StartReview.of(log, states, jobs, PipelineMaker.GENERATED, start, ledger, alarm);
    }
}
