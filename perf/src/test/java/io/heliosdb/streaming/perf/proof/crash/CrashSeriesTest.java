package io.heliosdb.streaming.perf.proof.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The campaign is not blind: it passes an honest engine and finds every lie. */
final class CrashSeriesTest {
    @TempDir private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final CampaignRun run =
            new CampaignRun(
                    6, 4, 2, Clocks.nano(), new PrintStream(printed, true, StandardCharsets.UTF_8));
    private final KillPlans plans = new KillPlans("file", List.of("SOMEWHERE"), 6);

    private void execute(final Set<FakeEngine.Lie> lies) throws IOException {
        final FakeEngine engine = new FakeEngine(folder, lies);
        final CrashSettings settings =
                new CrashSettings(
                        3,
                        4,
                        0.5,
                        TimeUnit.MILLISECONDS.toNanos(200),
                        TimeUnit.SECONDS.toNanos(40),
                        TimeUnit.SECONDS.toNanos(40),
                        false);
        new CrashSeries(run, settings, engine, folder, Clocks.nano(), plans).execute(50_000);
    }

    @Test
    void anHonestEnginePasses() throws IOException {
        execute(Set.of());
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(run.violations()).isZero();
        assertThat(run.cases()).isEqualTo(4);
        final long atPoints = run.counted("kills at points");
        final long atMoments = run.counted("kills at random") + run.counted("kills during starts");
        assertThat(atPoints).isPositive();
        assertThat(atPoints + atMoments).isEqualTo(4);
        assertThat(plans.missing()).isEmpty();
        assertThat(run.counted("folders compared")).isOne();
        assertThat(run.counted("acknowledged events"))
                .isGreaterThan(1_000)
                .isEqualTo(run.counted("delivered events"));
        assertThat(run.counted("windows compared")).isPositive();
    }

    @ParameterizedTest
    @EnumSource(FakeEngine.Lie.class)
    void aLieIsFound(final FakeEngine.Lie lie) throws IOException {
        execute(Set.of(lie));
        assertThat(run.violations()).isPositive();
    }
}
