package io.heliosdb.streaming.perf.proof.power;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

final class PowerCampaignTest {
    @Test
    void nothingIsLostWithThePower() throws IOException {
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        final CampaignRun run =
                new CampaignRun(
                        1,
                        1,
                        1,
                        Clocks.nano(),
                        new PrintStream(printed, true, StandardCharsets.UTF_8));
        new PowerCampaign().run(run);
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(run.cases()).isOne();
        assertThat(run.violations()).isZero();
    }
}
