package io.heliosdb.streaming.perf.proof.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.fault.Faults;
import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.PlantedBug;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

final class WorkersTest {
    private final CampaignRun run =
            new CampaignRun(
                    5,
                    300,
                    1,
                    () -> 0,
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));

    @Test
    void eachSeedOnce() throws IOException {
        for (final int threads : new int[] {1, 3}) {
            final CampaignRun mine =
                    new CampaignRun(5, 300, 1, () -> 0, System.out).violationLimit(1);
            final Set<Long> seen = ConcurrentHashMap.newKeySet();
            Workers.run(
                    threads,
                    mine::takeSeed,
                    seed -> {
                        assertThat(seen.add(seed)).isTrue();
                        mine.count("seeds", 1);
                    });
            assertThat(seen).hasSize(300).contains(5L, 304L);
            assertThat(mine.counted("seeds")).isEqualTo(300);
        }
    }

    @Test
    void aFailureEndsItAndComesBack() {
        assertThatThrownBy(
                        () ->
                                Workers.run(
                                        2,
                                        run::takeSeed,
                                        seed -> {
                                            if (seed == 7) {
                                                throw new IOException("no disk");
                                            }
                                        }))
                .isInstanceOf(IOException.class)
                .hasMessage("no disk");
    }

    @Test
    void workersMeetTheFaultsOfTheirCaller() throws IOException {
        final Faults mine =
                new Faults() {
                    @Override
                    public void reached(final KillPoint point) {
                        throw new IllegalStateException();
                    }

                    @Override
                    public boolean isPlanted(final PlantedBug bug) {
                        return true;
                    }
                };
        Faults.setOnThisThread(mine);
        try {
            Workers.run(
                    2,
                    run::takeSeed,
                    seed -> run.count(Faults.current() == mine ? "same" : "other", 1));
        } finally {
            Faults.setOnThisThread(null);
        }
        assertThat(run.counted("same")).isEqualTo(300);
    }
}
