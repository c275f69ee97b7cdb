package io.heliosdb.streaming.perf.proof.feed;

import io.heliosdb.streaming.perf.proof.campaign.Campaign;
import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.perf.proof.campaign.ProofFolders;
import io.heliosdb.streaming.perf.proof.engine.EngineOptions;
import io.heliosdb.streaming.perf.proof.feed.client.Door;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** {@code heliosdb-proof feed}: a case is a data folder with all that happens to it. */
@CommandLine.Command(
        name = "feed",
        description =
                "Feeds the real process over a bad network, kills it and its client, and compares"
                        + " what the client was told with what the sinks show.",
        mixinStandardHelpOptions = true)
public final class FeedCampaign extends Campaign {
    private static final long DEFAULT_CASES = 6;
    private static final String ALL = "all";
    private static final String BOTH = "both";

    @CommandLine.Option(
            names = "--door",
            defaultValue = ALL,
            description = "sbe, lines, http or all in turns. Default: ${DEFAULT-VALUE}.")
    private String door;

    @CommandLine.Option(
            names = "--level",
            defaultValue = BOTH,
            description = "fsynced, journaled or both in turns. Default: ${DEFAULT-VALUE}.")
    private String level;

    @CommandLine.Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "6",
            description = "Kills on one data folder. Default: ${DEFAULT-VALUE}.")
    private int kills;

    @CommandLine.Mixin private EngineOptions options;

    @Override
    public boolean isAlone() {
        return true;
    }

    @Override
    protected long defaultCount() {
        return DEFAULT_CASES;
    }

    @Override
    protected String variant() {
        return (door.equals(ALL) ? "" : "-" + door)
                + (level.equals(BOTH) ? "" : "-" + level)
                + options.variant();
    }

    @Override
    public void run(final CampaignRun run) throws IOException {
        final Path folder = ProofFolders.empty(ProofFolders.root().resolve("perf/target/feed"));
        final List<String> command = options.command();
        while (run.wantsMore()) {
            final long seed = run.nextSeed();
            final FeedPlan plan =
                    FeedPlan.of(
                            seed,
                            doors(),
                            level.equals(BOTH) ? List.of("fsynced", "journaled") : List.of(level),
                            options.media(),
                            kills);
            final long before = run.violations();
            final Path here = ProofFolders.empty(folder.resolve("case"));
            try (FeedSeries series = new FeedSeries(run, plan, here, command, Clocks.nano())) {
                series.execute();
            }
            if (options.keeps() || run.violations() > before) {
                Files.move(here, folder.resolve("kept-" + seed));
                run.note("seed " + seed + ": " + plan + ": " + plan.kills());
            }
        }
    }

    private List<Door> doors() {
        if (door.equals(ALL)) {
            return List.of(Door.values());
        }
        return Arrays.stream(Door.values())
                .filter(each -> each.title().equals(door))
                .collect(
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                found -> {
                                    if (found.isEmpty()) {
                                        throw new IllegalArgumentException("no door " + door);
                                    }
                                    return found;
                                }));
    }
}
