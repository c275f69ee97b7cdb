package io.heliosdb.streaming.perf.recovery;

import com.fasterxml.jackson.databind.JsonNode;

import io.heliosdb.streaming.perf.report.Median;

import org.agrona.concurrent.NanoClock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The lives of two engines that compute the same: one to its end without a disturbance, one killed
 * with all keys in its state, started again and killed again and again, and at last let to its end.
 */
final class RecoveryRun {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long PATIENCE_NS = TimeUnit.MINUTES.toNanos(10);
    private static final int JVM_STARTS = 3;

    private final List<String> command;
    private final Path folder;
    private final NanoClock clock;

    /**
     * @param command that starts the program
     * @param folder empty; an engine each has a folder in it
     */
    RecoveryRun(final List<String> command, final Path folder, final NanoClock clock) {
        this.command = List.copyOf(command);
        this.folder = folder;
        this.clock = clock;
    }

    /** Seconds that the program takes to say its version: the median of three. */
    double jvmStartSeconds() throws IOException, InterruptedException {
        final List<Double> seconds = new ArrayList<>();
        for (int i = 0; i <= JVM_STARTS; i++) { // the first builds what is missing
            final List<String> version = new ArrayList<>(command);
            version.add("--version");
            final long beganNs = clock.nanoTime();
            final Process process =
                    new ProcessBuilder(version)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(version + " ended with " + process.exitValue());
            }
            if (i > 0) {
                seconds.add((clock.nanoTime() - beganNs) / 1e9);
            }
        }
        return Median.of(seconds);
    }

    /** Runs the job to its end without a kill, as fast as it goes. */
    OutputFiles undisturbed(final Workload workload) throws IOException {
        final Path home = prepare("undisturbed", workload, 0);
        try (EngineRun engine = start(command, home)) {
            awaitEnd(engine);
        }
        return OutputFiles.of(Workload.output(home));
    }

    /** Makes the folder of the engine that is to be killed. */
    Path disturbed(final Workload workload, final long rowsPerSecond) throws IOException {
        return prepare("disturbed", workload, rowsPerSecond);
    }

    private Path prepare(final String name, final Workload workload, final long rowsPerSecond)
            throws IOException {
        final Path home = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(home.resolve("jobs"));
        Files.writeString(home.resolve("engine.toml"), workload.configuration(home));
        Files.writeString(
                home.resolve("jobs/" + Workload.JOB + ".sql"), workload.sql(home, rowsPerSecond));
        return home;
    }

    private EngineRun start(final List<String> program, final Path home) throws IOException {
        return new EngineRun(program, home, clock);
    }

    /**
     * First life: all keys, a checkpoint, more rows, and the kill.
     *
     * @param rowsBehind the checkpoint
     * @return bytes of the checkpoint's content
     */
    long fill(final Path home, final long keys, final long rowsBehind) throws IOException {
        try (EngineRun engine = start(command, home)) {
            awaitRows(engine, keys);
            final long bytes = engine.checkpoint().path("bytes").asLong();
            awaitRows(engine, job(engine.status()).path("processed_rows").asLong() + rowsBehind);
            return bytes;
        }
    }

    /**
     * A life that ends as soon as it has caught up with the one before.
     *
     * @param program that is started
     */
    RecoveryTimes recover(final List<String> program, final Path home) throws IOException {
        try (EngineRun engine = start(program, home)) {
            await(() -> hasCaughtUp(engine)); // not one question meanwhile: they are work for it
            checkRuns(engine);
            final EngineRun.LogLine restored = line(engine, "jobs started");
            final EngineRun.LogLine caughtUp = line(engine, "caught up");
            return new RecoveryTimes(
                    line(engine, "data folder").sinceNs(),
                    line(engine, "journal").sinceNs(),
                    line(engine, "running").sinceNs(),
                    restored.sinceNs(),
                    engine.firstResult().orElseThrow(),
                    caughtUp.sinceNs(),
                    rows(caughtUp) - rows(restored));
        }
    }

    private static boolean hasCaughtUp(final EngineRun engine) {
        engine.checkAlive();
        return engine.line("caught up").isPresent() && engine.firstResult().isPresent();
    }

    private static EngineRun.LogLine line(final EngineRun engine, final String message) {
        return engine.line(message).orElseThrow();
    }

    private static long rows(final EngineRun.LogLine line) {
        return line.fields().path("rows").asLong();
    }

    /** Last life: to the end of the input. */
    OutputFiles finish(final Path home) throws IOException {
        try (EngineRun engine = start(command, home)) {
            awaitEnd(engine);
        }
        return OutputFiles.of(Workload.output(home));
    }

    private void awaitRows(final EngineRun engine, final long rows) {
        await(() -> job(engine.status()).path("processed_rows").asLong() >= rows);
        checkRuns(engine);
    }

    private static void checkRuns(final EngineRun engine) {
        if (hasEnded(engine)) {
            throw new IllegalStateException("the input has ended before the kill");
        }
    }

    private void awaitEnd(final EngineRun engine) {
        await(() -> hasEnded(engine));
    }

    private static boolean hasEnded(final EngineRun engine) {
        return "finished".equals(job(engine.status()).path("state").asText());
    }

    private static JsonNode job(final JsonNode status) {
        return status.path("jobs").path(0);
    }

    private void await(final BooleanSupplier condition) {
        final long deadlineNs = clock.nanoTime() + PATIENCE_NS;
        while (!condition.getAsBoolean()) {
            if (clock.nanoTime() - deadlineNs > 0) {
                throw new IllegalStateException("waited for ten minutes");
            }
            LockSupport.parkNanos(LOOK_NS);
        }
    }
}
