package io.heliosdb.streaming.perf.proof.engine;

import io.heliosdb.streaming.codecs.fault.PlantedBug;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The real process {@code heliosdb-streaming run}, on a folder of its own with a {@code
 * streaming.toml}. One thread.
 */
public final class EngineProcess {
    /** Exit status of a process that ended itself at a kill point. */
    public static final int KILLED_AT_POINT = 99;

    private static final int LAST_LINES = 12;
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 10_000;
    private static final long GONE_SECONDS = 20;

    private final Path folder;
    private final List<String> command;
    private final long patienceNs;
    private Process process;

    /**
     * @param folder everything of the process lies in it
     * @param command that starts it
     * @param patienceNs most time for a drain
     */
    public EngineProcess(final Path folder, final List<String> command, final long patienceNs) {
        this.command = List.copyOf(command);
        this.folder = folder;
        this.patienceNs = patienceNs;
    }

    /** A port that is free now. */
    public static int freePort() throws IOException {
        return freePorts(1).getFirst();
    }

    /**
     * Ports that are free now. Below those that clients get: one that looks for the engine must not
     * meet itself.
     */
    public static List<Integer> freePorts(final int count) throws IOException {
        final List<Integer> ports = new ArrayList<>();
        int port = FIRST_PORT + (int) (ProcessHandle.current().pid() % PORTS);
        while (ports.size() < count) {
            try (ServerSocket socket =
                    new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                ports.add(socket.getLocalPort());
            } catch (final BindException taken) {
                // The next one, as after one that is free.
            }
            port++;
        }
        return ports;
    }

    /**
     * Starts it on its folder.
     *
     * @param killPoint where it is to end itself, or empty
     */
    public void start(final String killPoint) throws IOException {
        final List<String> full = new ArrayList<>(command);
        full.addAll(List.of("run", "--config", folder.resolve("streaming.toml").toString()));
        final ProcessBuilder builder = new ProcessBuilder(full);
        builder.environment().put("JAVA_TOOL_OPTIONS", options(killPoint));
        process =
                builder.directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                        .start();
    }

    private static String options(final String killPoint) {
        final String bugs =
                Arrays.stream(PlantedBug.values())
                        .filter(PlantedBug::isPlanted)
                        .map(Enum::name)
                        .collect(Collectors.joining(","));
        return (killPoint.isEmpty() ? "" : "-Dheliosdb.proof.kill=" + killPoint)
                + (bugs.isEmpty() ? "" : " -Dheliosdb.proof.bug=" + bugs);
    }

    /** Ends it as {@code kill -9} does and waits until it is gone. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            waitFor(TimeUnit.SECONDS.toNanos(GONE_SECONDS));
        }
    }

    /** Asks it to drain and end; its exit status, or -1 if it did not end in time. */
    public int drain() {
        process.destroy();
        return waitFor(patienceNs) ? process.exitValue() : -1;
    }

    private boolean waitFor(final long nanos) {
        try {
            return process.waitFor(nanos, TimeUnit.NANOSECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Exit status of the process that ended last. */
    public int exitStatus() {
        return process.exitValue();
    }

    private Path log() {
        return folder.resolve("engine.log");
    }

    /** The last lines it said, for reports. */
    public String lastWords() {
        try {
            final List<String> lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
            return String.join(
                    " | ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (final IOException e) {
            return "(no log)";
        }
    }
}
