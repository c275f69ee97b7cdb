package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.gateway.sql.StopSwitch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A job without an end, asked to end: what it was writing is gone, and the exit code says why. */
final class StoppedJobTest {
    @TempDir private Path folder;
    private final StopSwitch stop = new StopSwitch();

    private int run(final String statements) {
        try (PrintStream sink =
                new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8)) {
            return Main.execute(new Streams(sink, sink, stop), "sql", "-e", statements);
        }
    }

    private static String endless(final Path copies) {
        return """
        CREATE TABLE numbers (n BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '0');
        CREATE TABLE copies (n BIGINT)
        WITH ('connector' = 'filesystem', 'path' = '%s', 'format' = 'csv');
        INSERT INTO copies SELECT n FROM numbers WHERE n > 0;
        """
                .formatted(copies);
    }

    private static void await(final Path folder, final Runnable action) {
        final String[] names = folder.toFile().list();
        if (names != null && names.length > 0) {
            action.run();
        } else {
            Thread.onSpinWait();
        }
    }

    @Test
    void leavesNoFile() throws InterruptedException {
        final Path copies = folder.resolve("copies");
        final Thread user =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    while (stop.reason() == StopSwitch.Reason.NONE) {
                                        await(copies, stop::stop);
                                    }
                                });
        assertThat(run(endless(copies))).isEqualTo(ExitCode.STOPPED);
        user.join();
        final File[] files = copies.toFile().listFiles();
        assertThat(files).isEmpty();
    }

    @Test
    void endsWhenNobodyReadsItsResults() {
        stop.outputGone();
        assertThat(run("SELECT 1;")).isEqualTo(ExitCode.OUTPUT_GONE);
    }
}
