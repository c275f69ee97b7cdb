package io.heliosdb.streaming.perf.proof.crash;

import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.perf.proof.campaign.Campaign;
import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.perf.proof.campaign.ProofFolders;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code heliosdb-proof crash}: a case is a kill. */
@CommandLine.Command(
        name = "crash",
        description = {
            "Kills the real process, at random and at named points, under load, and compares what",
            "was acknowledged with what its sinks show. At level memory it must find losses."
        },
        mixinStandardHelpOptions = true)
public final class CrashCampaign extends Campaign {
    private static final String MEMORY = "memory";
    private static final long DEFAULT_KILLS = 40;

    /** Kills for each point, above which a point that was never hit is a violation. */
    private static final int ROUNDS_TO_HIT_ALL = 4;

    @CommandLine.Option(
            names = "--level",
            defaultValue = "fsynced",
            description = "memory, journaled or fsynced. Default: ${DEFAULT-VALUE}.")
    private String level;

    @CommandLine.Option(
            names = "--medium",
            defaultValue = "archive",
            description = "Of the journal: archive or file. Default: ${DEFAULT-VALUE}.")
    private String medium;

    @CommandLine.Option(
            names = "--points",
            split = ",",
            paramLabel = "NAME",
            description = "Kill points to use; all if not given, NONE for none.")
    private List<String> points;

    @CommandLine.Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "20",
            description = "Kills on one data folder. Default: ${DEFAULT-VALUE}.")
    private int killsOfFolder;

    @CommandLine.Option(
            names = "--engine",
            paramLabel = "PROGRAM",
            description = "Program under test. Default: bin/heliosdb-streaming of the proof build.")
    private String engine;

    @CommandLine.Option(
            names = "--blind",
            description = "Level memory: passes if, and only if, losses are found.")
    private boolean isBlindCheck;

    @CommandLine.Option(names = "--keep", description = "Keep the folders of all series.")
    private boolean keeps;

    private final Set<String> hits = new TreeSet<>();

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
        return (level.equals("fsynced") ? "" : "-" + level)
                + (medium.equals("archive") ? "" : "-" + medium);
    }

    @Override
    public void run(final CampaignRun run) throws IOException {
        if (isBlindCheck) {
            level = MEMORY;
            run.expectViolations();
        }
        final CrashSettings settings = settings();
        final Path folder = ProofFolders.empty(ProofFolders.root().resolve("perf/target/crash"));
        double eventsPerSecond = 0;
        while (run.wantsMore()) {
            final long before = run.violations();
            final Path here = ProofFolders.empty(folder.resolve("series"));
            final Path acks = Files.createDirectory(here.resolve("acks"));
            final Engine engine =
                    new EngineProcess(here, command(), level, medium, settings.patienceNs());
            final double measured =
                    new CrashSeries(run, settings, engine, acks, Clocks.nano(), hits)
                            .execute(eventsPerSecond);
            if (measured > 0) {
                eventsPerSecond = measured * settings.share();
                run.count("events a second, measured", Math.round(measured));
                run.count("events a second, fed", Math.round(eventsPerSecond));
            }
            if (keeps || run.violations() > before) {
                Files.move(here, folder.resolve("kept-" + run.cases()));
            }
        }
        run.count("kill points hit", hits.size());
        requireHits(run, settings.points());
    }

    private List<String> command() {
        if (engine != null) {
            return List.of(engine);
        }
        return List.of(
                ProofFolders.root().resolve("bin/launch").toString(),
                "--proof",
                "gateway",
                "io.heliosdb.streaming.gateway.cli.Main",
                "engine.args");
    }

    private CrashSettings settings() {
        if (points == null) {
            points = Arrays.stream(KillPoint.values()).map(Enum::name).toList();
        } else if (points.equals(List.of("NONE"))) {
            points = List.of();
        }
        return new CrashSettings(
                CrashSettings.PRODUCERS,
                killsOfFolder,
                CrashSettings.SHARE,
                CrashSettings.MEASURING_NS,
                CrashSettings.PATIENCE_NS,
                points);
    }

    /** A long campaign that passes a point by says nothing about it. */
    private void requireHits(final CampaignRun run, final List<String> wanted) {
        final List<String> missed = wanted.stream().filter(point -> !hits.contains(point)).toList();
        if (missed.isEmpty()) {
            return;
        }
        run.note("points not hit: " + missed);
        if (run.cases() >= (long) ROUNDS_TO_HIT_ALL * wanted.size()) {
            run.violation(0, "points never hit: " + missed);
        }
    }
}
