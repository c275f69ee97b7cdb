package io.heliosdb.streaming.gateway.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.gateway.config.LoggingSettings;
import io.heliosdb.streaming.gateway.log.ServerLog;
import io.heliosdb.streaming.state.journal.assembly.SpaceLimits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

final class SpaceReportTest {
    @TempDir private Path folder;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void eachChangeIsToldOnceWithFolderAndLimits() {
        final SpaceReport report =
                new SpaceReport(
                        ServerLog.open(
                                new LoggingSettings(
                                        LoggingSettings.Level.INFO,
                                        LoggingSettings.Format.PRETTY,
                                        Optional.empty()),
                                () -> 0,
                                new PrintStream(bytes, true, StandardCharsets.UTF_8)),
                        new FileStorage(),
                        folder,
                        new SpaceLimits(7, 13, 4_711));
        assertThat(look(report, true, false)).isEmpty();
        assertThat(look(report, true, true))
                .contains("warn", "getting full", "folder=" + folder, "alarm_below_percent=13");
        assertThat(look(report, true, true)).isEmpty();
        assertThat(look(report, false, true))
                .contains("error", "input stops", "free_bytes=", "stops_below_percent=7")
                .contains("stops_below_bytes=4711");
        assertThat(look(report, false, true)).isEmpty();
        assertThat(look(report, true, true)).contains("input goes on", "getting full");
        assertThat(look(report, false, true)).contains("input stops");
        assertThat(look(report, true, false)).contains("input goes on", "enough room again");
        assertThat(look(report, true, false)).isEmpty();
    }

    private String look(
            final SpaceReport report, final boolean hasRoom, final boolean isGettingFull) {
        bytes.reset();
        report.look(hasRoom, isGettingFull);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
