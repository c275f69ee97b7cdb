package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.config.JournalSettings;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.replication.archive.ArchiveContext;
import io.heliosdb.streaming.replication.archive.ArchiveJournalStore;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.state.journal.Durability;
import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.assembly.JournalContext;
import io.heliosdb.streaming.state.journal.assembly.Retention;
import io.heliosdb.streaming.state.journal.assembly.SpaceLimits;
import io.heliosdb.streaming.state.journal.file.FileJournalSettings;
import io.heliosdb.streaming.state.journal.file.FileJournalStore;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The journal's medium and settings of a configuration. */
final class JournalFolder {
    /** Most bytes of a term of the archive's publication; a segment has whole terms. */
    private static final int TERM_BYTES = ArchiveContext.TERM_BYTES;

    /** After so many segments the next recording begins; what is old is deleted by recordings. */
    private static final long SEGMENTS_OF_RECORDING = 16;

    /** The archive's lock in its folder. */
    private static final String LOCK = "lock";

    private JournalFolder() {}

    /**
     * Opens the medium.
     *
     * @param keys seal the records; none if they stay plain
     * @return concluded; owns the medium
     */
    static JournalContext open(
            final Configuration configuration,
            final DataFolder folder,
            final long epoch,
            final Storage storage,
            final Optional<KeyService> keys,
            final Ledger ledger,
            final Counters counters) {
        final JournalSettings settings = configuration.journal();
        final JournalStore store = medium(settings, folder.journal(), storage, ledger);
        return context(settings, folder, epoch, store, keys, ledger, counters);
    }

    /** As {@link #open}, where the folder is not there and is not made: nothing is found. */
    static JournalContext openMissing(
            final Configuration configuration,
            final DataFolder folder,
            final Storage untouched,
            final Optional<KeyService> keys,
            final Ledger ledger) {
        final JournalSettings settings = configuration.journal();
        final JournalStore store = files(settings, folder.journal(), untouched, ledger);
        return context(settings, folder, 1, store, keys, ledger, Counters.unmapped());
    }

    /**
     * Takes away the folder that a refused start has made, so that its place is free for the
     * journal that is missed. One that holds more than a lock stays.
     */
    static void removeUnused(final Storage storage, final Path directory) {
        try {
            final List<Path> left = storage.list(directory);
            if (left.stream().allMatch(file -> file.endsWith(LOCK)) && storage.exists(directory)) {
                left.forEach(storage::delete);
                storage.delete(directory);
            }
        } catch (final HeliosException e) {
            // why the start was refused is what is told
        }
    }

    /** Opens the medium alone, whose folder no process has. */
    static JournalStore medium(
            final JournalSettings settings,
            final Path directory,
            final Storage storage,
            final Ledger ledger) {
        return switch (settings.medium()) {
            case FILE -> files(settings, directory, storage, ledger);
            case ARCHIVE ->
                    new ArchiveJournalStore(
                            new ArchiveContext()
                                    .storage(storage)
                                    .directory(directory)
                                    .ledger(ledger)
                                    .entropy(Entropy.ofSystem())
                                    .nanoClock(Clocks.nano())
                                    .epochClock(Clocks.epoch())
                                    .termBytes(Math.min(TERM_BYTES, settings.segmentBytes()))
                                    .segmentBytes(settings.segmentBytes())
                                    .conclude());
        };
    }

    private static JournalStore files(
            final JournalSettings settings,
            final Path directory,
            final Storage storage,
            final Ledger ledger) {
        return new FileJournalStore(
                storage,
                directory,
                new FileJournalSettings(
                        ledger, settings.segmentBytes(), FileJournalSettings.STEP_BYTES));
    }

    private static JournalContext context(
            final JournalSettings settings,
            final DataFolder folder,
            final long epoch,
            final JournalStore store,
            final Optional<KeyService> keys,
            final Ledger ledger,
            final Counters counters) {
        final boolean isForcedAtOnce = settings.durability() == Durability.FSYNCED;
        final JournalContext context = new JournalContext();
        keys.ifPresent(service -> context.keys(service, Entropy.ofSystem()));
        return context.store(store)
                .journalId(folder.applianceId())
                .minimumEpoch(epoch)
                .recordingBytes(SEGMENTS_OF_RECORDING * settings.segmentBytes())
                .forceIntervalNs(
                        isForcedAtOnce
                                ? JournalContext.FORCE_INTERVAL_NS
                                : JournalContext.RELAXED_FORCE_INTERVAL_NS)
                .retention(
                        new Retention(
                                settings.retentionBytes() == 0
                                        ? Long.MAX_VALUE
                                        : settings.retentionBytes(),
                                settings.retentionMs()))
                .spaceLimits(
                        new SpaceLimits(
                                settings.minFreePercent(),
                                settings.alarmFreePercent(),
                                SpaceLimits.DEFAULT.reservedBytes()))
                .ledger(ledger)
                .counters(counters)
                .nanoClock(Clocks.nano())
                .epochClock(Clocks.epoch())
                .conclude();
    }
}
