package io.heliosdb.streaming.gateway.cli;

import picocli.CommandLine;

import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code run}: the process that stays. Also what happens without a command. */
@CommandLine.Command(
        name = "run",
        description = "Run the appliance: the jobs of the configuration, until it is stopped.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer>, JsonErrors {
    private final ServerRun run;

    @CommandLine.Mixin private ServerOptions options;

    @CommandLine.Option(
            names = "--restore-from-savepoint",
            paramLabel = "ID",
            description = "Start from this savepoint instead of the newest checkpoint.")
    private String savepoint;

    RunCommand(final ServerRun run) {
        this.run = run;
    }

    @Override
    public boolean isJson() {
        return options.isJson();
    }

    @Override
    public Integer call() {
        return run.run(options.load(), options.isJson(), Optional.ofNullable(savepoint));
    }
}
