package io.heliosdb.streaming.gateway.server;

import static io.heliosdb.streaming.gateway.log.LogField.field;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.gateway.log.ServerLog;

import jdk.jfr.Configuration;
import jdk.jfr.Recording;

import org.agrona.concurrent.EpochClock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;

/**
 * A recording of JDK Flight Recorder over the life of a process: where its threads spend their
 * time, what they wait for, what is allocated. It goes into the data folder at the end.
 */
public final class Profile implements AutoCloseable {
    private static final String FOLDER = "profiles";
    private static final String SETTINGS = "profile";

    /** Variables of the environment, and command lines of others, may hold secrets. */
    private static final List<String> SECRET_EVENTS =
            List.of("jdk.InitialEnvironmentVariable", "jdk.SystemProcess");

    private static final long MOST_BYTES = 1L << 30;

    private final Recording recording;
    private final Path data;
    private final EpochClock clock;
    private final ServerLog log;

    private Profile(
            final Recording recording,
            final Path data,
            final EpochClock clock,
            final ServerLog log) {
        this.recording = recording;
        this.data = data;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Begins.
     *
     * @param data the data folder, which may not be there yet
     * @param log told where the recording is
     * @throws HeliosException {@code HSRV-0411} if this JVM has no flight recorder
     */
    // The recording is closed with the profile.
    @SuppressWarnings("resource")
    public static Profile begin(final Path data, final EpochClock clock, final ServerLog log) {
        try {
            final Recording recording = new Recording(Configuration.getConfiguration(SETTINGS));
            recording.setName("heliosdb-streaming");
            SECRET_EVENTS.forEach(recording::disable);
            recording.setToDisk(true);
            recording.setMaxSize(MOST_BYTES);
            recording.start();
            log.info("profiling");
            return new Profile(recording, data, clock, log);
        } catch (final IOException | ParseException | IllegalStateException e) {
            throw HeliosException.of(ServerError.NO_PROFILER, "cannot profile")
                    .detail(e.toString())
                    .hint("use a JDK with the module jdk.jfr, or leave --profile out")
                    .causedBy(e);
        }
    }

    @Override
    public void close() {
        recording.stop();
        try (recording) {
            if (DataFolder.isOne(new FileStorage(), data)) {
                final Path folder = Files.createDirectories(data.resolve(FOLDER));
                final String time = Instant.ofEpochMilli(clock.time()).toString();
                final Path file = folder.resolve("profile-" + time.replace(':', '-') + ".jfr");
                recording.dump(file);
                log.info("profile written", field("file", file));
            }
        } catch (final IOException e) {
            log.error("the profile cannot be written", e);
        }
    }
}
