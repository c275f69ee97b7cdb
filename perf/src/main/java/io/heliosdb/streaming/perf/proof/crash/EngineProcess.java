package io.heliosdb.streaming.perf.proof.crash;

import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.perf.proof.crash.oracle.Results;

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

/** The real process, started by the launcher on a folder of its own. */
final class EngineProcess implements Engine {
    /** Exit status of a process that ended itself at a kill point. */
    static final int KILLED_AT_POINT = 99;

    private static final int LAST_LINES = 12;
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 10_000;
    private static final long GONE_SECONDS = 20;

    private final Path folder;
    private final List<String> command;
    private final int port;
    private final long patienceNs;
    private Process process;

    /**
     * Writes configuration and jobs.
     *
     * @param folder empty; everything of the process lies in it
     * @param command that starts it
     * @param level of durability
     * @param medium of the journal
     * @param patienceNs most time for a drain
     */
    EngineProcess(
            final Path folder,
            final List<String> command,
            final String level,
            final String medium,
            final long patienceNs)
            throws IOException {
        this.command = List.copyOf(command);
        this.folder = folder;
        this.patienceNs = patienceNs;
        port = freePort();
        EngineFiles.write(folder, port, level, medium);
    }

    /** Below the ports that clients get: one that looks for the engine must not meet itself. */
    static int freePort() throws IOException {
        int port = FIRST_PORT + (int) (ProcessHandle.current().pid() % PORTS);
        while (true) {
            try (ServerSocket socket =
                    new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (final BindException taken) {
                port++;
            }
        }
    }

    @Override
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

    @Override
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            waitFor(TimeUnit.SECONDS.toNanos(GONE_SECONDS));
        }
    }

    @Override
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

    @Override
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    @Override
    public int exitStatus() {
        return process.exitValue();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Results results() {
        return EngineFiles.results(folder);
    }

    private Path log() {
        return folder.resolve("engine.log");
    }

    @Override
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
