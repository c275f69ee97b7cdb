package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.config.JournalSettings;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.state.journal.Durability;
import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.assembly.JournalContext;
import io.heliosdb.streaming.state.journal.assembly.Retention;
import io.heliosdb.streaming.state.journal.assembly.SpaceLimits;
import io.heliosdb.streaming.state.journal.file.FileJournalSettings;
import io.heliosdb.streaming.state.journal.file.FileJournalStore;

/** The journal's settings of a configuration. */
final class JournalFolder {
    private JournalFolder() {}

    /** Opens the medium; the context owns it. */
    static JournalContext context(
            final Configuration configuration,
            final DataFolder folder,
            final long epoch,
            final Storage storage,
            final Ledger ledger,
            final Counters counters) {
        final JournalSettings settings = configuration.journal();
        final boolean isForcedAtOnce = settings.durability() == Durability.FSYNCED;
        return new JournalContext()
                .store(store(settings, folder, storage, ledger))
                .journalId(folder.applianceId())
                .minimumEpoch(epoch)
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

    private static JournalStore store(
            final JournalSettings settings,
            final DataFolder folder,
            final Storage storage,
            final Ledger ledger) {
        return new FileJournalStore(
                storage,
                folder.journal(),
                new FileJournalSettings(
                        ledger, settings.segmentBytes(), FileJournalSettings.STEP_BYTES));
    }
}
