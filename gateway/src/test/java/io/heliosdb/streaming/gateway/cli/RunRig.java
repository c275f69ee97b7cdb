package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.gateway.client.ClientContext;
import io.heliosdb.streaming.gateway.client.PasswordSource;
import io.heliosdb.streaming.gateway.durable.DurableAppliances;
import io.heliosdb.streaming.gateway.sql.StopSwitch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** An appliance of one job, from a socket to files, and the commands that start and ask it. */
abstract class RunRig {
    /** Holds everything. */
    @TempDir Path folder;

    final ByteArrayOutputStream output = new ByteArrayOutputStream();
    final ByteArrayOutputStream notices = new ByteArrayOutputStream();
    CompletableFuture<Integer> running;
    private volatile Runnable signal;
    int port;

    @BeforeEach
    void configure() throws IOException {
        configure("file");
    }

    void configure(final String medium) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.writeString(
                folder.resolve("streaming.toml"),
                """
                [journal]
                medium = "%s"
                segment_bytes = 1048576
                min_free_percent = 1
                alarm_free_percent = 1
                [engine]
                memory_mib = 1024
                [server]
                port = 0
                health_check_port = 0
                feed_port = 0
                metrics_port = 0
                """
                        .formatted(medium));
        Files.createDirectories(folder.resolve("jobs"));
        Files.writeString(
                folder.resolve("jobs/copy.sql"),
                """
                CREATE TABLE events (k STRING, v INT)
                WITH ('connector' = 'socket', 'port' = '%d', 'format' = 'csv');
                CREATE TABLE copies (k STRING, v INT)
                WITH ('connector' = 'filesystem', 'path' = '%s', 'format' = 'csv');
                INSERT INTO copies SELECT k, v FROM events WHERE v > 0;
                """
                        .formatted(port, folder.resolve("copies")));
    }

    @AfterEach
    void stop() throws Exception {
        if (running != null && !running.isDone()) {
            signal.run();
            running.get();
        }
    }

    Streams streams(final ByteArrayOutputStream out, final ByteArrayOutputStream err) {
        return new Streams(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new StopSwitch());
    }

    int ask(final String... command) {
        output.reset();
        final String[] all = Stream.concat(Stream.of(command), config()).toArray(String[]::new);
        return Main.execute(streams(output, output), all);
    }

    /**
     * Runs a command of somebody whose logins are kept in a folder of the test.
     *
     * @param printed gets both streams
     */
    int command(
            final ByteArrayOutputStream printed,
            final Map<String, String> environment,
            final PasswordSource passwords,
            final String... command) {
        final Streams streams = streams(printed, printed);
        return Main.execute(
                streams,
                new ServerPorts(
                        new DurableAppliances(
                                new FileStorage(),
                                Installation::planner,
                                folder.resolve("plans"),
                                streams.output(),
                                streams.notices()),
                        action -> () -> {}),
                new ClientContext(
                        new FileStorage(), environment, folder.resolve("home"), passwords),
                command);
    }

    private Stream<String> config() {
        return Stream.of("--config", folder.resolve("streaming.toml").toString());
    }

    String answer() {
        return output.toString(StandardCharsets.UTF_8);
    }

    void start(final String... command) {
        final Streams streams = streams(new ByteArrayOutputStream(), notices);
        final ServerPorts ports =
                new ServerPorts(
                        new DurableAppliances(
                                new FileStorage(),
                                Installation::planner,
                                folder.resolve("plans"),
                                streams.output(),
                                streams.notices()),
                        actions -> {
                            signal = actions.end();
                            return () -> {};
                        });
        final String[] all = Stream.concat(Stream.of(command), config()).toArray(String[]::new);
        running = CompletableFuture.supplyAsync(() -> Main.execute(streams, ports, all));
        while (!running.isDone() && ask("status") != ExitCode.OK) {
            Thread.onSpinWait();
        }
        assertThat(running).as(() -> notices.toString(StandardCharsets.UTF_8)).isNotDone();
    }

    void end() throws Exception {
        signal.run();
        assertThat(running.get()).as(() -> notices.toString(StandardCharsets.UTF_8)).isZero();
    }

    List<String> copies() throws IOException {
        try (Stream<Path> parts = Files.walk(folder.resolve("copies"))) {
            return parts.filter(part -> part.getFileName().toString().startsWith("part-"))
                    .sorted()
                    .flatMap(RunRig::lines)
                    .toList();
        }
    }

    private static Stream<String> lines(final Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }
}
