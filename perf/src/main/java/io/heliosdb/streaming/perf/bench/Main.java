package io.heliosdb.streaming.perf.bench;

import io.heliosdb.streaming.perf.tumble.TumbleCommand;

import picocli.CommandLine;

/** Entry point of {@code heliosdb-bench}. */
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

    /** Runs one scenario and ends the process with its exit code. */
    public static void main(final String[] arguments) {
        System.exit(
                new CommandLine(new Main())
                        .addSubcommand(new TumbleCommand())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(arguments));
    }
}
