package io.heliosdb.streaming.perf.proof.crash;

import io.heliosdb.streaming.perf.proof.crash.oracle.Results;
import io.heliosdb.streaming.perf.proof.engine.EngineProcess;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The real process with the jobs of this campaign. */
final class RealEngine implements Engine {
    private final EngineProcess process;
    private final Path folder;
    private final int port;

    /**
     * Writes configuration and jobs.
     *
     * @param folder empty; everything of the process lies in it
     * @param command that starts it
     * @param level of durability
     * @param medium of the journal
     * @param patienceNs most time for a drain
     */
    RealEngine(
            final Path folder,
            final List<String> command,
            final String level,
            final String medium,
            final long patienceNs)
            throws IOException {
        this.folder = folder;
        process = new EngineProcess(folder, command, patienceNs);
        port = EngineProcess.freePort();
        EngineFiles.write(folder, port, level, medium);
    }

    @Override
    public void start(final String killPoint) throws IOException {
        process.start(killPoint);
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public int drain() {
        return process.drain();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public int exitStatus() {
        return process.exitStatus();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Results results() {
        return EngineFiles.results(folder);
    }

    @Override
    public String lastWords() {
        return process.lastWords();
    }
}
