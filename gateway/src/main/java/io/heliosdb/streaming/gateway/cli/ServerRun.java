package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.appliance.StartRequest;
import io.heliosdb.streaming.gateway.appliance.StartReview;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.config.LoggingSettings;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.gateway.log.LogField;
import io.heliosdb.streaming.gateway.log.ServerLog;
import io.heliosdb.streaming.gateway.reload.ReloadableLog;
import io.heliosdb.streaming.gateway.reload.Reloader;
import io.heliosdb.streaming.gateway.server.NetworkDoors;
import io.heliosdb.streaming.gateway.server.Profile;
import io.heliosdb.streaming.gateway.server.ReloadRequests;
import io.heliosdb.streaming.gateway.server.Server;
import io.heliosdb.streaming.gateway.server.ServerContext;
import io.heliosdb.streaming.gateway.server.StopRequests;
import io.heliosdb.streaming.gateway.server.ThreadDumps;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.agrona.concurrent.SleepingIdleStrategy;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Runs an appliance in this process, from its configuration to its exit code. */
final class ServerRun {
    private static final long IDLE_NS = 500_000;

    private final Streams streams;
    private final ServerPorts ports;

    ServerRun(final Streams streams, final ServerPorts ports) {
        this.streams = streams;
        this.ports = ports;
    }

    /**
     * Runs until it is told to end.
     *
     * @param source reads the configuration, now and whenever it is to be read again
     * @param isJson whether log lines on standard error are JSON whatever the configuration says
     * @param isProfiled whether it is recorded where time goes
     * @param start what is wanted of this start
     */
    int run(
            final Supplier<Configuration> source,
            final boolean isJson,
            final boolean isProfiled,
            final StartRequest start) {
        final Configuration configuration = source.get();
        final Storage storage = new FileStorage();
        final Optional<String> ownLog = configuration.logInDataFolder();
        if (ownLog.isPresent()) {
            // what the log would make is not private, and would look like somebody else's
            DataFolder.prepare(storage, configuration.data().directory(), ownLog);
        }
        final UnaryOperator<LoggingSettings> logging = settings -> logging(settings, isJson);
        try (ServerLog log =
                ServerLog.open(
                        logging.apply(configuration.logging()),
                        Clocks.epoch(),
                        streams.notices())) {
            configuration
                    .warnings()
                    .forEach(each -> log.warn(each.what(), LogField.field("why", each.detail())));
            final Reloader reloader = new Reloader(configuration, source, log);
            reloader.register(new ReloadableLog(log, logging));
            if (!isProfiled) {
                return run(configuration, storage, reloader, log, start);
            }
            try (Profile _ = Profile.begin(configuration.data().directory(), Clocks.epoch(), log)) {
                return run(configuration, storage, reloader, log, start);
            }
        }
    }

    private int run(
            final Configuration configuration,
            final Storage storage,
            final Reloader reloader,
            final ServerLog log,
            final StartRequest start) {
        final StopRequests stops = new StopRequests();
        final ReloadRequests reloads = new ReloadRequests();
        final ThreadDumps dumps =
                new ThreadDumps(configuration.data().directory(), Clocks.epoch(), log);
        final Runnable release =
                ports.signals()
                        .catchThem(
                                new ProcessSignals.Actions(stops::add, reloads::add, dumps::add));
        try {
            final ServerContext context =
                    new ServerContext(
                            ports.maker(),
                            new NetworkDoors(storage, reloader),
                            storage,
                            ServerRun::newId,
                            Clocks.nano(),
                            Clocks.epoch(),
                            new SleepingIdleStrategy(IDLE_NS),
                            reloader,
                            reloads,
                            stops);
            new Server(configuration, context, log).run(start);
            return ExitCode.OK;
        } finally {
            release.run();
        }
    }

    /**
     * Prints what a start would make of the jobs, and does not start.
     *
     * @param isJson whether as one JSON object
     * @return {@link ExitCode#OK} if it would go through
     */
    int review(final Configuration configuration, final boolean isJson, final StartRequest start) {
        final StartReview review = review(configuration, start, isJson);
        if (isJson) {
            streams.output().println(ReviewJson.of(review));
        } else {
            ReviewText.lines(review).forEach(streams.output()::println);
        }
        streams.output().flush();
        return review.isAccepted() ? ExitCode.OK : ExitCode.FAILED;
    }

    /** What is told on the way goes to standard error, and not into the log of the appliance. */
    private StartReview review(
            final Configuration configuration, final StartRequest start, final boolean isJson) {
        final LoggingSettings settings = logging(configuration.logging(), isJson);
        try (ServerLog log =
                ServerLog.open(settings.withoutFile(), Clocks.epoch(), streams.notices())) {
            return ports.maker().review(configuration, start, log);
        }
    }

    private static LoggingSettings logging(final LoggingSettings settings, final boolean isJson) {
        return isJson ? settings.asJson() : settings;
    }

    /** Random, so that no two appliances have the same; not 0. */
    private static long newId() {
        final byte[] bytes = new byte[Long.BYTES];
        Entropy.ofSystem().fill(bytes);
        return ByteBuffer.wrap(bytes).getLong() | 1;
    }
}
