package io.heliosdb.streaming.perf.proof.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

final class CampaignRunTest {
    private static final Machine MACHINE = new Machine(2, 24, "Linux 6", "25");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private long nowNs;

    private CampaignRun run(final long count, final double minutes) {
        return new CampaignRun(5, count, minutes, () -> nowNs, stream);
    }

    private static CampaignResult result(final CampaignRun run) {
        return run.result("power", "abc", MACHINE);
    }

    @Test
    void handsOutSeedsInOrder() {
        final CampaignRun run = run(3, 1);
        assertThat(run.nextSeed()).isEqualTo(5);
        assertThat(run.nextSeed()).isEqualTo(6);
        assertThat(run.wantsMore()).isTrue();
        assertThat(run.nextSeed()).isEqualTo(7);
        assertThat(run.wantsMore()).isFalse();
        run.count("states", 2);
        run.count("states", 3);
        assertThat(result(run).passed()).isTrue();
        assertThat(result(run).summary())
                .isEqualTo(
                        "power: passed, 3 cases, seeds 5 to 7, 0 violations; 5 states; 0 s,"
                                + " commit abc");
    }

    @Test
    void endsInTime() {
        final CampaignRun run = run(3, 1);
        run.nextSeed();
        nowNs = 60_000_000_000L;
        assertThat(run.wantsMore()).isFalse();
        assertThat(result(run).seconds()).isEqualTo(60);
    }

    @Test
    void aRunWithoutCasesFails() {
        assertThat(result(run(3, 1)).passed()).isFalse();
    }

    @Test
    void aViolationFailsAndIsShownWithItsSeed() {
        final CampaignRun run = run(30, 1);
        for (int i = 0; i < 25; i++) {
            run.violation(run.nextSeed(), "lost");
        }
        assertThat(result(run).passed()).isFalse();
        assertThat(result(run).violations()).isEqualTo(25);
        assertThat(result(run).examples()).hasSize(20).contains("seed 5: lost");
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("VIOLATION seed 6: lost");
    }

    @Test
    void resultsAreReadAsTheyWereWritten(@TempDir final Path folder) throws IOException {
        final CampaignRun run = run(1, 1);
        run.count("states", run.nextSeed());
        final ResultFile file = new ResultFile(folder.resolve("results"));
        file.write(result(run));
        assertThat(file.read()).containsExactly(result(run));
        assertThat(ProofPage.of(file.read()))
                .contains("| `power` | passed | 1 | 5 to 5 | 5 states | 0 s | abc | 2 cores");
    }

    @Test
    void aRunFromAnotherSeedIsKeptBesideTheOneFromTheFirst(@TempDir final Path folder)
            throws IOException {
        final ResultFile file = new ResultFile(folder);
        for (final long seed : new long[] {1, 5, 5}) {
            final CampaignRun run = new CampaignRun(seed, 2, 1, () -> nowNs, stream);
            run.nextSeed();
            file.write(result(run));
        }
        assertThat(file.read().stream().map(CampaignResult::firstSeed))
                .containsExactlyInAnyOrder(1L, 5L);
    }
}
