package io.heliosdb.streaming.gateway.durable;

import static io.heliosdb.streaming.gateway.log.LogField.field;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.connectors.result.ResultFolder;
import io.heliosdb.streaming.connectors.spi.Alarm;
import io.heliosdb.streaming.connectors.stream.StreamDirectory;
import io.heliosdb.streaming.gateway.appliance.Appliance;
import io.heliosdb.streaming.gateway.appliance.AppliancePorts;
import io.heliosdb.streaming.gateway.appliance.JobSpec;
import io.heliosdb.streaming.gateway.appliance.StartRequest;
import io.heliosdb.streaming.gateway.appliance.StartReview;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.config.LoggedPackage;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.gateway.log.ServerLog;
import io.heliosdb.streaming.gateway.reload.Reloader;
import io.heliosdb.streaming.gateway.server.ApplianceMaker;
import io.heliosdb.streaming.gateway.server.PlannedAppliance;
import io.heliosdb.streaming.gateway.server.RunningAppliance;
import io.heliosdb.streaming.gateway.sql.CatalogFolder;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.ringbuffer.counters.CountersFile;
import io.heliosdb.streaming.ringbuffer.errors.ErrorLogFile;
import io.heliosdb.streaming.sql.loader.Planner;
import io.heliosdb.streaming.state.journal.assembly.JournalContext;
import io.heliosdb.streaming.state.journal.scan.ScanReport;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes appliances on the files, clocks and connectors of this machine. */
public final class DurableAppliances implements ApplianceMaker {
    private final Storage storage;
    private final Supplier<Planner> planner;
    private final Path planFolder;
    private final PrintStream output;
    private final PrintStream notices;

    /**
     * @param planner opened for the time of planning
     * @param planFolder where plans are kept from run to run
     * @param output where the print connector writes
     * @param notices where it writes if told so
     */
    public DurableAppliances(
            final Storage storage,
            final Supplier<Planner> planner,
            final Path planFolder,
            final PrintStream output,
            final PrintStream notices) {
        this.storage = storage;
        this.planner = planner;
        this.planFolder = planFolder;
        this.output = output;
        this.notices = notices;
    }

    @Override
    public PlannedAppliance plan(
            final Configuration configuration, final Reloader reloader, final ServerLog serverLog) {
        final ServerLog log = serverLog.of(LoggedPackage.DURABLE);
        final List<JobSpec> jobs = jobs(configuration);
        if (jobs.isEmpty()) {
            log.warn("no jobs", field("folder", configuration.jobs().directory()));
        }
        Exposure.check(configuration, jobs);
        return (folder, start, streams) ->
                start(configuration, jobs, folder, reloader, log, start, streams);
    }

    private List<JobSpec> jobs(final Configuration configuration) {
        return JobFolder.read(
                configuration.jobs().directory(),
                planner,
                planFolder,
                new CatalogFolder(storage, configuration.data().directory()));
    }

    private RunningAppliance start(
            final Configuration configuration,
            final List<JobSpec> jobs,
            final DataFolder folder,
            final Reloader reloader,
            final ServerLog log,
            final StartRequest start,
            final StreamDirectory streams) {
        final long startedMs = Clocks.epoch().time();
        final boolean hasJournal = storage.exists(folder.journal());
        final Opened opened = new Opened();
        try {
            final CountersFile counters =
                    opened.add(CountersFile.create(folder.counters(), Clocks.epoch()));
            final ErrorLogFile errors =
                    opened.add(ErrorLogFile.create(folder.counters(), Clocks.epoch()));
            final Ledger ledger = new Ledger(configuration.engine().memoryBytes());
            final Optional<KeyService> keys = Keys.open(configuration, storage, folder.isNew());
            final StateFolder stateFolder =
                    opened.add(stateFolder(configuration, folder, keys, ledger));
            final long epoch = folder.startEpoch(stateFolder.newestEpoch());
            removeLeftovers(stateFolder, log);
            final StoredStates states =
                    new StoredStates(
                            stateFolder.store(),
                            epoch,
                            configuration.checkpoint().keep(),
                            Clocks.epoch());
            final JournalContext journalContext =
                    JournalFolder.open(
                            configuration,
                            folder,
                            epoch,
                            storage,
                            keys,
                            ledger,
                            counters.counters());
            final StoredJournal journal =
                    opened.add(
                            new StoredJournal(
                                    journalContext,
                                    new JournalMark(storage, folder.root()),
                                    states,
                                    report -> report(report, folder, epoch, log)));
            final Appliance appliance =
                    new Appliance(
                            ports(
                                    ledger,
                                    counters,
                                    errors,
                                    log.of(LoggedPackage.APPLIANCE),
                                    streams,
                                    new ResultFolder(folder.results(), keys)),
                            ApplianceConfiguration.settings(configuration),
                            epoch,
                            journal,
                            states,
                            jobs,
                            start);
            return new DurableAppliance(
                    appliance,
                    () -> {
                        final List<JobSpec> wanted = jobs(configuration);
                        Exposure.check(configuration, wanted);
                        return wanted;
                    },
                    new JobDefinitions(configuration.jobs().directory(), storage),
                    reloader,
                    states,
                    new DurableAppliance.Facts(
                            folder.applianceId(),
                            epoch,
                            startedMs,
                            configuration.journal().durability().name().toLowerCase(Locale.ROOT),
                            folder.journal(),
                            journalContext.spaceLimits()),
                    counters.counters(),
                    storage,
                    log,
                    List.of(stateFolder, errors, counters));
        } catch (final RuntimeException | Error e) {
            opened.closeAfter(e);
            if (!hasJournal) {
                JournalFolder.removeUnused(storage, folder.journal());
            }
            throw e;
        }
    }

    /**
     * Tells what a start would make of the jobs, without starting. A process may run on the data
     * folder meanwhile; nothing is changed.
     *
     * @param alarm told of what is damaged or passed over
     * @throws HeliosException if the jobs cannot be read, or what is saved is damaged
     */
    public StartReview review(
            final Configuration configuration, final StartRequest start, final Alarm alarm) {
        final List<JobSpec> jobs = jobs(configuration);
        return new DryRun(configuration, storage, jobs, start, alarm).review();
    }

    private StateFolder stateFolder(
            final Configuration configuration,
            final DataFolder folder,
            final Optional<KeyService> keys,
            final Ledger ledger) {
        return new StateFolder(
                configuration,
                configuration.state().path(),
                storage,
                folder.applianceId(),
                keys,
                ledger);
    }

    private static void removeLeftovers(final StateFolder states, final ServerLog log) {
        final int leftovers = states.store().removeLeftovers();
        if (leftovers > 0) {
            log.warn("removed what an interrupted checkpoint left", field("files", leftovers));
        }
    }

    private AppliancePorts ports(
            final Ledger ledger,
            final CountersFile counters,
            final ErrorLogFile errors,
            final ServerLog log,
            final StreamDirectory streams,
            final ResultFolder results) {
        return new AppliancePorts(
                Clocks.nano(),
                Clocks.epoch(),
                storage,
                new FedTransports(streams, results),
                ledger,
                counters.counters(),
                errors,
                output,
                notices,
                log);
    }

    private static void report(
            final ScanReport report,
            final DataFolder folder,
            final long epoch,
            final ServerLog log) {
        log.info(
                "journal",
                field("recordings", report.recordings()),
                field("from_row", report.firstRowSequence()),
                field("next_row", report.nextRowSequence()),
                field("verified_bytes", report.bytes()),
                field("ended_in_order", report.recordings() == 0 || report.wasEnded()));
        report.cuts().forEach(cut -> log.warn("journal repaired", field("cut", cut)));
        // What has no whole header tells nothing of its start: at a roll-over it is of the last
        // one.
        if (report.lastEpoch() >= epoch) {
            folder.startEpoch(report.nextEpoch());
            throw HeliosException.of(
                            DurableError.EPOCH_BEHIND,
                            "the journal is of a later start than the data folder knows of")
                    .detail("epoch " + report.lastEpoch() + " in the journal, now " + epoch)
                    .hint(
                            "the folder seems restored from several backups; it has been noted:"
                                    + " start again");
        }
    }
}
