package io.heliosdb.streaming.gateway.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.gateway.config.LoggingSettings;
import io.heliosdb.streaming.gateway.control.JobStatus;
import io.heliosdb.streaming.gateway.log.ServerLog;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

class JobReportTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JobReport report =
            new JobReport(
                    ServerLog.open(
                            new LoggingSettings(
                                    LoggingSettings.Level.INFO,
                                    LoggingSettings.Format.PRETTY,
                                    Optional.empty()),
                            () -> 0,
                            new PrintStream(bytes, true, StandardCharsets.UTF_8)));

    private String look(final JobStatus.State state, final int restarts, final long deadLetters) {
        bytes.reset();
        report.look(
                List.of(
                        new JobStatus(
                                "totals",
                                state,
                                1,
                                2,
                                3,
                                restarts,
                                deadLetters,
                                Optional.of("HOPR-0301: division by zero"),
                                List.of(),
                                List.of())));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatChangesIsToldOnce() {
        assertThat(look(JobStatus.State.RUNNING, 0, 0)).isEmpty();
        assertThat(look(JobStatus.State.RESTARTING, 0, 0)).isEmpty();
        assertThat(look(JobStatus.State.RUNNING, 1, 0))
                .contains("warn", "job started again", "totals", "HOPR-0301");
        assertThat(look(JobStatus.State.RUNNING, 1, 0)).isEmpty();
        assertThat(look(JobStatus.State.RUNNING, 2, 1))
                .contains("row put into the dead-letter file", "job started again");
        assertThat(look(JobStatus.State.FAILED, 2, 1))
                .contains("error", "job stays down", "HOPR-0301");
        assertThat(look(JobStatus.State.FAILED, 2, 1)).isEmpty();
    }
}
