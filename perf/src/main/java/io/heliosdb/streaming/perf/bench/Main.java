package io.heliosdb.streaming.perf.bench;

import io.heliosdb.streaming.perf.capture.CaptureCommand;
import io.heliosdb.streaming.perf.checkpoint.CheckpointCommand;
import io.heliosdb.streaming.perf.frames.FramesCommand;
import io.heliosdb.streaming.perf.functions.FunctionsCommand;
import io.heliosdb.streaming.perf.jmh.JmhCommand;
import io.heliosdb.streaming.perf.journal.JournalCommand;
import io.heliosdb.streaming.perf.recovery.RecoveryCommand;
import io.heliosdb.streaming.perf.ring.RingCommand;
import io.heliosdb.streaming.perf.tumble.TumbleCommand;

import picocli.CommandLine;

/**
 * Entry point of {@code heliosdb-bench}. Exit codes: 0 measured, 1 a query or a result was at
 * fault, 2 the command line was wrong.
 */
@CommandLine.Command(
        name = "heliosdb-bench",
        description = "Measures the engine beside others.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "SCENARIO")
public final class Main implements Runnable {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a scenario is needed");
    }

    /** The program with its scenarios, in the order in which help lists them. */
    public static CommandLine commands() {
        return new CommandLine(new Main())
                .addSubcommand(new TumbleCommand())
                .addSubcommand(new FunctionsCommand())
                .addSubcommand(new RingCommand())
                .addSubcommand(new JournalCommand())
                .addSubcommand(new FramesCommand())
                .addSubcommand(new CaptureCommand())
                .addSubcommand(new RecoveryCommand())
                .addSubcommand(new CheckpointCommand())
                .addSubcommand(
                        new CommandLine(new JmhCommand())
                                .setUnmatchedOptionsArePositionalParams(true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new FailurePrinter());
    }

    /** Runs one scenario and ends the process with its exit code. */
    public static void main(final String[] arguments) {
        System.exit(commands().execute(arguments));
    }
}
