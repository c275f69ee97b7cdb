package io.heliosdb.streaming.perf.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A disk that gets full: input stops, and goes on when there is room; what is written although
 * there is none ends the process with a code, or waits. A disk that cannot be written: no start. In
 * all of that, nothing that was acknowledged is lost.
 */
final class FullDiskTest {
    /** Input stops when 256 MiB are left. */
    private static final int DISK_MIB = 310;

    private static final int FILLER_BYTES = 30 << 20;

    /** More than fits. */
    private static final int LINES = 200_000;

    private static final int FEW = 1_000;

    @TempDir private Path folder;

    private ApplianceProcess appliance;
    private FedCopies copies;

    @Test
    @Timeout(240) // seconds; a tenth of it when the machine is idle
    void whatWasAcknowledgedIsThere() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), DISK_MIB);
                ApplianceProcess process =
                        new ApplianceProcess(folder, folder.resolve("disk/data"))) {
            appliance = process;
            copies = new FedCopies(folder, process);
            appliance.configuration(
                    FedCopies.configuration(folder.resolve("disk/data").toString()));
            disk.fill(FILLER_BYTES);
            appliance.start();
            final long stopped = feedUntilItStops();
            disk.free();
            final long more = feedFew(stopped);

            disk.fillUp();
            appliance.await("noticed", () -> !appliance.isAlive() || isInputStopped());
            final long held = feedInVain(disk, more);
            disk.free();
            if (!appliance.isAlive()) {
                final ApplianceProcess.Ended ended = appliance.awaitEnd();
                assertThat(ended.output()).containsPattern("HSTO-0001|HJRN-0007");
                assertThat(ended.status()).isOne();
                appliance.start();
            }
            final long again = feedFew(held);
            appliance.kill();

            refusesToStartReadOnly(disk);
            appliance.start();
            final long all = feedFew(again);
            appliance.stop();
            copies.areShown((int) all);
        }
    }

    private boolean isInputStopped() {
        return appliance.status().path("input_stopped").asBoolean();
    }

    /** Returns how many lines are acknowledged. */
    private long feedUntilItStops() throws IOException {
        try (LineFeed feed = copies.connect()) {
            feed.sendAside(FedCopies.lines(0, LINES));
            appliance.await(
                    "stopped",
                    () -> {
                        feed.readWhatHasCome();
                        return isInputStopped();
                    });
            assertThat(feed.acknowledged()).isPositive().isLessThan(LINES);
            return feed.acknowledged();
        }
    }

    /** Feeds some lines behind those that the log has; returns how many it has then. */
    private long feedFew(final long acknowledged) throws IOException {
        try (LineFeed feed = copies.connect()) {
            final long from = feed.resumed();
            assertThat(from).isGreaterThanOrEqualTo(acknowledged);
            feed.send(FedCopies.lines((int) from, (int) from + FEW));
            assertThat(feed.awaitAcknowledged(from + FEW)).isTrue();
            return from + FEW;
        }
    }

    /** Offers lines that there is no room for; returns how many are acknowledged nevertheless. */
    private long feedInVain(final SmallDisk disk, final long acknowledged) throws IOException {
        if (!appliance.isAlive()) {
            return acknowledged;
        }
        try (LineFeed feed = copies.connectNow()) {
            assertThat(feed.resumed()).isGreaterThanOrEqualTo(acknowledged);
            final int from = (int) feed.resumed();
            feed.sendAside(FedCopies.lines(from, from + LINES));
            final long checkpoints = appliance.status().path("failed_checkpoints").asLong();
            appliance.await(
                    "short of room",
                    () -> {
                        disk.fillUp(); // retention makes room again
                        return !appliance.isAlive()
                                || appliance.status().path("failed_checkpoints").asLong()
                                        > checkpoints + 1;
                    });
            feed.readWhatHasCome();
            return feed.acknowledged();
        } catch (final IOException ended) {
            return acknowledged;
        }
    }

    private void refusesToStartReadOnly(final SmallDisk disk) throws Exception {
        disk.readOnly();
        final Map<String, String> before = FolderState.of(disk.folder());
        appliance.start();
        final ApplianceProcess.Ended ended = appliance.awaitEnd();
        assertThat(ended.output()).contains("error HSRV-0205", "hint:");
        assertThat(ended.status()).isOne();
        assertThat(FolderState.of(disk.folder())).isEqualTo(before);
        disk.writable();
    }
}
