package io.heliosdb.streaming.perf.proof.corrupt;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

final class CorruptCampaignTest {
    @Test
    void everyByteOfASmallJournalIsMissed() throws IOException {
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        final CampaignRun run =
                new CampaignRun(
                        4,
                        1,
                        1,
                        Clocks.nano(),
                        new PrintStream(printed, true, StandardCharsets.UTF_8));
        final CorruptCampaign campaign = new CorruptCampaign();
        new CommandLine(campaign).parseArgs("--kib", "3");
        campaign.run(run);
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(run.counted("bytes turned")).isGreaterThan(2_000).isEqualTo(run.counted("cuts"));
        assertThat(run.counted("lies with a right checksum")).isPositive();
        assertThat(run.counted("refused")).isGreaterThan(1_000);
        assertThat(run.violations()).isZero();
    }
}
