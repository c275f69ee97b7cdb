package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.appliance.StartRequest;
import io.heliosdb.streaming.gateway.appliance.StartReview;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.config.LoggingSettings;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.gateway.log.ServerLog;
import io.heliosdb.streaming.gateway.server.HttpDoors;
import io.heliosdb.streaming.gateway.server.Server;
import io.heliosdb.streaming.gateway.server.ServerContext;
import io.heliosdb.streaming.gateway.server.StopRequests;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.agrona.concurrent.SleepingIdleStrategy;

import java.nio.ByteBuffer;
import java.util.Optional;

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
     * @param isJson whether log lines on standard error are JSON whatever the configuration says
     * @param start what is wanted of this start
     */
    int run(final Configuration configuration, final boolean isJson, final StartRequest start) {
        final Storage storage = new FileStorage();
        final Optional<String> ownLog = configuration.logInDataFolder();
        if (ownLog.isPresent()) {
            // what the log would make is not private, and would look like somebody else's
            DataFolder.prepare(storage, configuration.data().directory(), ownLog);
        }
        final StopRequests stops = new StopRequests();
        final Runnable release = ports.signals().catchThem(stops::add);
        try (ServerLog log =
                ServerLog.open(
                        logging(configuration.logging(), isJson),
                        Clocks.epoch(),
                        streams.notices())) {
            final ServerContext context =
                    new ServerContext(
                            ports.maker(),
                            new HttpDoors(storage),
                            storage,
                            ServerRun::newId,
                            Clocks.nano(),
                            Clocks.epoch(),
                            new SleepingIdleStrategy(IDLE_NS),
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
                ServerLog.open(
                        new LoggingSettings(settings.level(), settings.format(), Optional.empty()),
                        Clocks.epoch(),
                        streams.notices())) {
            return ports.maker().review(configuration, start, log);
        }
    }

    private static LoggingSettings logging(final LoggingSettings settings, final boolean isJson) {
        return isJson
                ? new LoggingSettings(
                        settings.level(), LoggingSettings.Format.JSON, settings.file())
                : settings;
    }

    /** Random, so that no two appliances have the same; not 0. */
    private static long newId() {
        final byte[] bytes = new byte[Long.BYTES];
        Entropy.ofSystem().fill(bytes);
        return ByteBuffer.wrap(bytes).getLong() | 1;
    }
}
