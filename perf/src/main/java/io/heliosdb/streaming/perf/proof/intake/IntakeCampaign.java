package io.heliosdb.streaming.perf.proof.intake;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.perf.proof.campaign.Campaign;
import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.perf.proof.campaign.Workers;
import io.heliosdb.streaming.perf.proof.subject.BrokenPromiseException;

import picocli.CommandLine;

import java.io.IOException;

/** {@code heliosdb-proof intake}: a case is a client's lines over several lives of the source. */
@CommandLine.Command(
        name = "intake",
        description = "Cuts off the log behind the socket source, and lets its client go on.",
        mixinStandardHelpOptions = true)
public final class IntakeCampaign extends Campaign {
    private static final long DEFAULT_CASES = 50;

    @Override
    protected long defaultCount() {
        return DEFAULT_CASES;
    }

    @Override
    public void run(final CampaignRun run) throws IOException {
        Workers.run(
                workers(),
                run::takeSeed,
                seed -> {
                    final Intake intake = new Intake(seed);
                    try {
                        intake.run();
                    } catch (final BrokenPromiseException | HeliosException e) {
                        run.violation(seed, e.getMessage());
                    }
                    run.count("lines acknowledged", intake.acknowledged());
                    run.count("lives cut off", Intake.LIVES);
                });
    }
}
