package io.heliosdb.streaming.perf.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.control.ControlClient;
import io.heliosdb.streaming.gateway.control.ControlRequest;

import org.agrona.concurrent.NanoClock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One life of the real process, its log lines and its first result with the time at which they
 * came.
 */
final class EngineRun implements AutoCloseable {
    private static final long ANSWER_NS = TimeUnit.MINUTES.toNanos(5);
    private static final int LAST_LINES = 10;

    private final NanoClock clock;
    private final long beganNs;
    private final Process process;
    private final ControlClient control;
    private final Map<String, LogLine> lines = new ConcurrentHashMap<>();
    private final List<String> log = new ArrayList<>();
    private volatile long firstResultNs;
    private volatile boolean isClosed;

    /**
     * A line of its log.
     *
     * @param sinceNs nanoseconds from the start of the process
     * @param fields of it
     */
    record LogLine(long sinceNs, JsonNode fields) {}

    /**
     * Starts it.
     *
     * @param command that starts the program
     * @param folder of its configuration
     */
    EngineRun(final List<String> command, final Path folder, final NanoClock clock)
            throws IOException {
        this.clock = clock;
        control = new ControlClient(Workload.data(folder), clock);
        final List<String> full = new ArrayList<>(command);
        full.addAll(List.of("run", "--json", "--config", folder.resolve("engine.toml").toString()));
        final ProcessBuilder builder = new ProcessBuilder(full).directory(folder.toFile());
        builder.environment().put("HELIOS_SERVER__HTTP", "false");
        beganNs = clock.nanoTime();
        process = builder.start();
        read(process.getInputStream(), line -> onResult());
        read(process.getErrorStream(), this::onLogLine);
    }

    // The stream belongs to the process and ends with it.
    @SuppressWarnings("resource")
    private void read(final InputStream stream, final Consumer<String> taker) {
        Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            final BufferedReader reader =
                                    new BufferedReader(
                                            new InputStreamReader(stream, StandardCharsets.UTF_8));
                            try {
                                for (String line = reader.readLine();
                                        line != null;
                                        line = reader.readLine()) {
                                    taker.accept(line);
                                }
                            } catch (final IOException e) {
                                if (!isClosed) {
                                    throw new UncheckedIOException(e);
                                }
                            }
                        });
    }

    private void onResult() {
        if (firstResultNs == 0) {
            firstResultNs = clock.nanoTime() - beganNs;
        }
    }

    private void onLogLine(final String line) {
        final long sinceNs = clock.nanoTime() - beganNs;
        synchronized (log) {
            log.add(line);
        }
        try {
            final JsonNode fields = new ObjectMapper().readTree(line);
            lines.putIfAbsent(fields.path("message").asText(), new LogLine(sinceNs, fields));
        } catch (final IOException noJson) {
            // the JVM's own; it is among the last words if it matters
        }
    }

    /** The first log line with a message; nothing if it has not come. */
    Optional<LogLine> line(final String message) {
        return Optional.ofNullable(lines.get(message));
    }

    /** Nanoseconds from the start of the process to its first result; nothing before. */
    OptionalLong firstResult() {
        return firstResultNs == 0 ? OptionalLong.empty() : OptionalLong.of(firstResultNs);
    }

    /** How it is; nothing yet while it starts. */
    JsonNode status() {
        checkAlive();
        try {
            return control.ask(new ControlRequest.Status(), ANSWER_NS);
        } catch (final HeliosException notYet) {
            checkAlive();
            return new ObjectMapper().createObjectNode();
        }
    }

    /** Takes a checkpoint and waits for it. */
    JsonNode checkpoint() {
        return control.ask(new ControlRequest.Checkpoint(), ANSWER_NS);
    }

    /** Throws with its last words if it has ended. */
    void checkAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the engine has ended: " + lastWords());
        }
    }

    private String lastWords() {
        synchronized (log) {
            return String.join(
                    System.lineSeparator(),
                    log.subList(Math.max(0, log.size() - LAST_LINES), log.size()));
        }
    }

    /** As {@code kill -9}; also what ends an engine whose job is done. */
    @Override
    public void close() {
        isClosed = true;
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
