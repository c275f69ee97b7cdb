package io.heliosdb.streaming.perf.proof;

import io.heliosdb.streaming.perf.bench.FailurePrinter;
import io.heliosdb.streaming.perf.proof.campaign.Campaign;
import io.heliosdb.streaming.perf.proof.campaign.PageCommand;
import io.heliosdb.streaming.perf.proof.corrupt.CorruptCampaign;
import io.heliosdb.streaming.perf.proof.crash.CrashCampaign;
import io.heliosdb.streaming.perf.proof.determinism.DeterminismCampaign;
import io.heliosdb.streaming.perf.proof.diskfull.DiskFullCampaign;
import io.heliosdb.streaming.perf.proof.feed.FeedCampaign;
import io.heliosdb.streaming.perf.proof.fuzz.FuzzCampaign;
import io.heliosdb.streaming.perf.proof.intake.IntakeCampaign;
import io.heliosdb.streaming.perf.proof.mutants.MutantsCampaign;
import io.heliosdb.streaming.perf.proof.power.PowerCampaign;
import io.heliosdb.streaming.perf.proof.simulate.SimulateCampaign;
import io.heliosdb.streaming.perf.proof.sql.SqlCampaign;

import picocli.CommandLine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Entry point of {@code heliosdb-proof}. Exit codes: 0 nothing was violated, 1 something was or no
 * case was run, 2 the command line was wrong.
 */
@CommandLine.Command(
        name = "heliosdb-proof",
        description = "Breaks things and looks whether anything acknowledged is lost or doubled.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "CAMPAIGN")
public final class Main implements Runnable {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a campaign is needed");
    }

    /** The program with its campaigns, in the order in which help lists them. */
    public static CommandLine commands() {
        final Map<String, Supplier<Campaign>> campaigns = new LinkedHashMap<>();
        campaigns.put("power", PowerCampaign::new);
        campaigns.put("corrupt", CorruptCampaign::new);
        campaigns.put("diskfull", DiskFullCampaign::new);
        campaigns.put("simulate", SimulateCampaign::new);
        campaigns.put("determinism", DeterminismCampaign::new);
        campaigns.put("crash", CrashCampaign::new);
        campaigns.put("feed", FeedCampaign::new);
        campaigns.put("fuzz", FuzzCampaign::new);
        campaigns.put("intake", IntakeCampaign::new);
        campaigns.put("sql", SqlCampaign::new);
        final CommandLine commands = new CommandLine(new Main());
        campaigns.values().forEach(campaign -> commands.addSubcommand(campaign.get()));
        return commands.addSubcommand(new MutantsCampaign(campaigns))
                .addSubcommand(new PageCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new FailurePrinter());
    }

    /** Runs one campaign and ends the process with its exit code. */
    public static void main(final String[] arguments) {
        System.exit(commands().execute(arguments));
    }
}
