package io.heliosdb.streaming.gateway.server;

import static io.heliosdb.streaming.gateway.log.LogField.field;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.connectors.stream.StreamDirectory;
import io.heliosdb.streaming.gateway.appliance.StartRequest;
import io.heliosdb.streaming.gateway.config.ConfigErrors;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.control.ControlChannel;
import io.heliosdb.streaming.gateway.control.OrderLog;
import io.heliosdb.streaming.gateway.control.Orders;
import io.heliosdb.streaming.gateway.control.StopMode;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.gateway.folder.FolderLock;
import io.heliosdb.streaming.gateway.http.ApplianceAccess;
import io.heliosdb.streaming.gateway.http.ControlQueue;
import io.heliosdb.streaming.gateway.http.Readiness;
import io.heliosdb.streaming.gateway.log.ServerLog;
import io.heliosdb.streaming.gateway.metrics.MetricsSampler;

import org.agrona.concurrent.IdleStrategy;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Runs an appliance on a data folder from its start to its end, on the calling thread. */
public final class Server {
    /** Memory for what is on its way in. */
    private static final long FEED_BYTES = 256L << 20;

    private final Configuration configuration;
    private final ServerContext context;
    private final ServerLog log;
    private Optional<StopMode> stopping = Optional.empty();

    /**
     * @param log open longer than the server runs
     */
    public Server(
            final Configuration configuration, final ServerContext context, final ServerLog log) {
        this.configuration = configuration;
        this.context = context;
        this.log = log;
    }

    /**
     * Runs until the appliance has ended as it was told to.
     *
     * @param start what is wanted of this start
     * @throws io.heliosdb.streaming.codecs.error.HeliosException if it cannot start, or fails
     */
    public void run(final StartRequest start) {
        try {
            runOnFolder(start);
        } catch (final RuntimeException e) {
            if (configuration.logging().file().isPresent()) {
                log.error("ended by a failure", e); // whoever started it sees it elsewhere
            }
            throw e;
        }
    }

    private void runOnFolder(final StartRequest start) {
        final Path root = configuration.data().directory();
        final Storage storage = context.storage();
        final Optional<String> ownLog = configuration.logInDataFolder();
        DataFolder.check(storage, root, ownLog);
        final PlannedAppliance planned =
                context.maker().plan(configuration, context.reloader(), log);
        // only now: what is refused before leaves nothing behind
        DataFolder.prepare(storage, root, ownLog);
        try (FolderLock lock = FolderLock.acquire(root)) {
            final DataFolder folder =
                    DataFolder.open(storage, root, context.ids(), context.epochClock(), ownLog);
            log.info(
                    folder.isNew() ? "new data folder" : "data folder",
                    field("folder", root),
                    field("appliance", folder.applianceName()),
                    field("process", lock.processId()),
                    field(
                            "configuration",
                            configuration.source().map(Path::toString).orElse("defaults")));
            run(planned, folder, start);
        }
    }

    private void run(
            final PlannedAppliance planned, final DataFolder folder, final StartRequest start) {
        try (StreamDirectory streams = new StreamDirectory(FEED_BYTES);
                ControlQueue queue = new ControlQueue()) {
            final ApplianceAccess access =
                    new ApplianceAccess(
                            queue,
                            streams,
                            new Readiness(),
                            new MetricsSampler(context.nanoClock()));
            try (Doors.Closing doors = context.doors().open(configuration, folder, access, log)) {
                run(planned, folder, start, doors.orders(), access);
            }
        }
        log.info("stopped", field("folder", folder.root()));
    }

    private void run(
            final PlannedAppliance planned,
            final DataFolder folder,
            final StartRequest start,
            final OrderLog orderLog,
            final ApplianceAccess access) {
        try (RunningAppliance appliance = planned.start(folder, start, access.streams())) {
            final Orders orders = new Orders(appliance, orderLog);
            final ControlChannel channel =
                    ControlChannel.open(
                            folder.root(),
                            orders,
                            context.nanoClock(),
                            error -> log.error("a request broke off", error));
            try {
                log.info(
                        "running",
                        field("epoch", appliance.status().epoch()),
                        field("durability", appliance.status().durability()),
                        field("recorded_below", appliance.status().recordedBelow()),
                        field("jobs", appliance.status().jobs().size()));
                turn(appliance, orders, channel, access);
            } finally {
                channel.onClose();
            }
        }
    }

    private void turn(
            final RunningAppliance appliance,
            final Orders orders,
            final ControlChannel channel,
            final ApplianceAccess access) {
        final IdleStrategy idle = context.idle();
        while (!appliance.isStopped()) {
            context.stops().mode().ifPresent(mode -> stop(appliance, mode));
            if (context.reloads().take()) {
                reload(appliance);
            }
            access.readiness().set(appliance.readiness());
            idle.idle(
                    appliance.doWork()
                            + channel.doWork()
                            + access.queue().carryOut(orders)
                            + access.metrics().work(appliance::measures));
        }
        access.readiness().set(Readiness.State.STOPPING);
    }

    private void reload(final RunningAppliance appliance) {
        log.info("reloading");
        final var _ =
                appliance
                        .reload()
                        .whenComplete(
                                (report, failure) -> {
                                    if (failure instanceof HeliosException declared) {
                                        ConfigErrors.of(declared)
                                                .forEach(each -> log.error("not reloaded", each));
                                    } else if (failure != null) {
                                        log.error("not reloaded", failure);
                                    }
                                });
    }

    private void stop(final RunningAppliance appliance, final StopMode mode) {
        if (!stopping.equals(Optional.of(mode))) {
            stopping = Optional.of(mode);
            log.info("stopping", field("mode", mode.name().toLowerCase(Locale.ROOT)));
            final var _ = appliance.stop(mode); // isStopped() tells, too
        }
    }
}
