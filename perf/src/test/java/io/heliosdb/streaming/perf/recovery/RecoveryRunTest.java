package io.heliosdb.streaming.perf.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.gateway.cli.Main;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The benchmark with few keys: what it says of a start, and that the output is whole. */
@Timeout(240)
final class RecoveryRunTest {
    private static final long KEYS = 1000;
    private static final long ROWS = 300_000;

    @TempDir private Path folder;

    @Test
    void aKilledEngineCatchesUpAndEndsWithTheOutputOfAnUndisturbedOne() throws Exception {
        final Workload workload = new Workload(KEYS, ROWS, "journaled", "file");
        final RecoveryRun run = new RecoveryRun(command(), folder, Clocks.nano());
        final OutputFiles expected = run.undisturbed(workload);
        final Path home = run.disturbed(workload, ROWS / 20);
        assertThat(run.fill(home, KEYS, KEYS)).isPositive();
        final RecoveryTimes times = run.recover(command(), home);
        assertThat(times.replayedRows()).isBetween(0L, ROWS);
        assertThat(
                        List.of(
                                0L,
                                times.folderNs(),
                                times.journalNs(),
                                times.openNs(),
                                times.restoredNs(),
                                times.caughtUpNs()))
                .isSorted();
        assertThat(times.firstResultNs()).isGreaterThan(times.openNs());
        assertThat(run.finish(home)).isEqualTo(expected);
        assertThat(expected.bytes()).isGreaterThan(KEYS * 5 * 2);
    }

    /** The program as the tests have it on their class path. */
    private static List<String> command() {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(
                "@"
                        + Path.of(
                                System.getProperty("heliosdb.root.directory"),
                                "tuning/jvm/engine.args"));
        for (final String property :
                List.of("heliosdb.root.directory", "heliosdb.planner.directory")) {
            command.add("-D" + property + "=" + System.getProperty(property));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        return command;
    }
}
