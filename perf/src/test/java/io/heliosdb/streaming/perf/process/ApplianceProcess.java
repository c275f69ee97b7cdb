package io.heliosdb.streaming.perf.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.control.ControlClient;
import io.heliosdb.streaming.gateway.control.ControlRequest;
import io.heliosdb.streaming.perf.proof.campaign.ProofFolders;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code bin/heliosdb-streaming} of the classes under test, as processes on one folder: one that
 * stays, and commands beside it.
 */
public final class ApplianceProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final int FIRST_PORT = 12_000;
    private static final int PORT_RANGE = 8_000;

    private final Path folder;
    private final Path data;
    private Process process;
    private int nextPort = FIRST_PORT + (int) (ProcessHandle.current().pid() % PORT_RANGE);

    /**
     * @param folder of the configuration and the jobs
     */
    public ApplianceProcess(final Path folder) throws IOException {
        this(folder, folder.resolve("data"));
    }

    /**
     * @param folder of the configuration and the jobs
     * @param data the data folder
     */
    ApplianceProcess(final Path folder, final Path data) throws IOException {
        this.folder = folder;
        this.data = data;
        Files.createDirectories(folder.resolve("jobs"));
    }

    /** How a command ended, and what it said. */
    record Ended(int status, String output) {}

    /** Below the ports that clients get; another one with each call. */
    public int freePort() throws IOException {
        while (true) {
            nextPort++;
            try (ServerSocket socket =
                    new ServerSocket(nextPort, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (final BindException taken) {
                // the next one
            }
        }
    }

    public void configuration(final String text) throws IOException {
        Files.writeString(folder.resolve("streaming.toml"), text);
    }

    public void job(final String name, final String script) throws IOException {
        Files.writeString(folder.resolve("jobs").resolve(name + ".sql"), script);
    }

    /** Starts the process that stays, on a new log; it may end soon. */
    public void start(final String... more) throws IOException {
        final List<String> arguments = new ArrayList<>(List.of(more));
        if (arguments.isEmpty()) {
            arguments.add("run");
        }
        Files.deleteIfExists(log());
        process = launch(arguments, log());
    }

    /** Waits until it runs. */
    public void awaitRunning() {
        await(
                "running",
                () -> {
                    checkAlive();
                    return "running".equals(status("state"));
                });
    }

    /** Waits until it has ended by itself. */
    Ended awaitEnd() throws IOException {
        await("ended", () -> !process.isAlive());
        return new Ended(process.exitValue(), Files.readString(log()));
    }

    /** Runs a command to its end. */
    Ended command(final String... arguments) throws IOException {
        final Path output = Files.createTempFile(folder, "command", ".txt");
        final Process command = launch(List.of(arguments), output);
        try {
            assertThat(command.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (final InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            command.destroyForcibly();
        }
        return new Ended(command.exitValue(), Files.readString(output));
    }

    private Process launch(final List<String> arguments, final Path output) throws IOException {
        final Path root = ProofFolders.root().toAbsolutePath();
        final List<String> command = new ArrayList<>();
        // HUP is ignored by what is started under nohup, and by all its children
        command.addAll(List.of("env", "--default-signal=HUP"));
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.add("@" + root.resolve("tuning/jvm/engine.args"));
        command.add("@" + root.resolve("tuning/jvm/quick.args"));
        command.add("-Dheliosdb.root.directory=" + root);
        command.add(
                "-Dheliosdb.planner.directory=" + System.getProperty("heliosdb.planner.directory"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("io.heliosdb.streaming.gateway.cli.Main");
        command.addAll(arguments);
        command.addAll(List.of("--config", folder.resolve("streaming.toml").toString()));
        final ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment()
                .put("XDG_CACHE_HOME", root.resolve("perf/target/process-cache").toString());
        builder.environment().put("HELIOS_SERVER__PORT", "0");
        builder.environment().put("HELIOS_SERVER__HEALTH_CHECK_PORT", "0");
        builder.environment().put("HELIOS_SERVER__FEED_PORT", "0");
        builder.environment().put("HELIOS_SERVER__METRICS_PORT", "0");
        return builder.start();
    }

    /** What {@code status} tells of something; empty if nobody runs or it is not known. */
    public JsonNode status() {
        try {
            return new ControlClient(data, Clocks.nano())
                    .ask(new ControlRequest.Status(), TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
        } catch (final HeliosException notRunning) {
            return MissingNode.getInstance();
        }
    }

    private String status(final String key) {
        return status().path(key).asText();
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        await("gone", () -> !process.isAlive());
    }

    /** Sends it a signal, as {@code kill} does. */
    void signal(final String name) throws IOException {
        final Process kill =
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        await("signal sent", () -> !kill.isAlive());
        assertThat(kill.exitValue()).isZero();
    }

    /** Tells it to end in order. */
    public void stop() {
        process.destroy();
        await("stopped", () -> !process.isAlive());
        assertThat(process.exitValue()).as(this::said).isZero();
    }

    /** Something that is to become so. */
    @FunctionalInterface
    public interface Condition {
        boolean isSo() throws IOException;
    }

    /** Waits until something is so; fails with what the process said. */
    public void await(final String what, final Condition condition) {
        final long deadlineNs =
                Clocks.nano().nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (!condition.isSo()) {
                assertThat(Clocks.nano().nanoTime() - deadlineNs)
                        .as(() -> "not " + what + ": " + said() + status())
                        .isNegative();
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (final IOException | InterruptedException e) {
            throw new AssertionError(what, e);
        }
    }

    /** Fails, with what it said, if it has ended. */
    void checkAlive() {
        assertThat(isAlive()).as(this::said).isTrue();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    Path log() {
        return folder.resolve("log.txt");
    }

    /** Everything it has said since its last start. */
    public String said() {
        try {
            return Files.readString(log());
        } catch (final IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
