package io.heliosdb.streaming.perf.proof.crash;

import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.perf.proof.campaign.Campaign;
import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.perf.proof.campaign.ProofFolders;
import io.heliosdb.streaming.perf.proof.engine.EngineOptions;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** {@code heliosdb-proof crash}: a case is a kill. */
@CommandLine.Command(
        name = "crash",
        description =
                "Kills the real process, at random and at named points, under load, and compares"
                        + " what was acknowledged with what its sinks show. At level memory it must"
                        + " find losses.",
        mixinStandardHelpOptions = true)
public final class CrashCampaign extends Campaign {
    private static final String MEMORY = "memory";
    private static final long DEFAULT_KILLS = 40;

    /** Kills for each point, above which a point that was never hit is a violation. */
    private static final int ROUNDS_TO_HIT_ALL = 2;

    @CommandLine.Option(
            names = "--level",
            defaultValue = "fsynced",
            description = "memory, journaled or fsynced. Default: ${DEFAULT-VALUE}.")
    private String level;

    @CommandLine.Option(
            names = "--points",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Kill points to use; all if not given, or none with --blind; NONE for none.")
    private List<String> points;

    @CommandLine.Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "20",
            description = {
                "Most kills on one data folder, fewer if there are few for each medium.",
                "Default: ${DEFAULT-VALUE}."
            })
    private int killsOfFolder;

    @CommandLine.Option(
            names = "--blind",
            description = "Level memory: passes if, and only if, losses are found.")
    private boolean isBlindCheck;

    @CommandLine.Mixin private EngineOptions options;

    @Override
    public boolean isAlone() {
        return true;
    }

    @Override
    protected long defaultCount() {
        return DEFAULT_KILLS;
    }

    @Override
    protected String variant() {
        if (isBlindCheck) {
            return "-blind-check";
        }
        return (level.equals("fsynced") ? "" : "-" + level) + options.variant();
    }

    @Override
    public void run(final CampaignRun run) throws IOException {
        if (isBlindCheck) {
            level = MEMORY;
            run.expectViolations();
        }
        final List<OneMedium> media = media(run);
        final long killsEach = (run.wantedCases() + media.size() - 1) / media.size();
        final CrashSettings settings =
                CrashSettings.of(Math.clamp(killsEach, 1, killsOfFolder), isBlindCheck);
        final Path folder = ProofFolders.empty(ProofFolders.root().resolve("perf/target/crash"));
        final List<String> command = options.command();
        for (int turn = 0; run.wantsMore(); turn++) {
            final OneMedium now = media.get(turn % media.size());
            final long before = run.violations();
            final Path here = ProofFolders.empty(folder.resolve("series"));
            now.runSeries(run, settings, here, command, level);
            if (options.keeps() || run.violations() > before) {
                Files.move(here, folder.resolve("kept-" + run.cases()));
            }
        }
        media.forEach(each -> each.report(run));
        requireHits(run, media);
    }

    private List<OneMedium> media(final CampaignRun run) {
        final List<String> wanted = wantedPoints();
        return options.media().stream()
                .map(name -> new OneMedium(name, new KillPlans(name, wanted, run.firstSeed())))
                .toList();
    }

    private List<String> wantedPoints() {
        if (points == null) {
            // A blind check wants kills under load, which few points are.
            return isBlindCheck
                    ? List.of()
                    : Arrays.stream(KillPoint.values()).map(Enum::name).toList();
        }
        return points.equals(List.of("NONE")) ? List.of() : points;
    }

    /** A long campaign that passes a point by says nothing about it. */
    private void requireHits(final CampaignRun run, final List<OneMedium> media) {
        final List<String> missing =
                media.stream().flatMap(each -> each.missing().stream()).toList();
        if (missing.isEmpty() || isBlindCheck) {
            return;
        }
        run.note("points not hit: " + missing);
        final long wanted = media.stream().mapToLong(OneMedium::wanted).sum();
        if (run.cases() >= ROUNDS_TO_HIT_ALL * wanted) {
            run.violation(run.firstSeed(), "points never hit: " + missing);
        }
    }
}
