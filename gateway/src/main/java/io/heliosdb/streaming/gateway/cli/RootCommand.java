package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.gateway.appliance.StartRequest;
import io.heliosdb.streaming.gateway.options.ServerOptions;
import io.heliosdb.streaming.gateway.sql.Product;

import picocli.CommandLine;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** The command without a subcommand: runs the appliance. */
@CommandLine.Command(
        name = "heliosdb-streaming",
        description = {
            "Continuous SQL over streams, in one process.",
            "Without a command it does what run does."
        },
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "",
            "Exit codes: 0 done; 1 a statement, its data or an outside system failed;",
            "2 the command line was wrong; 3 a defect of the program; 130 interrupted;",
            "141 nobody reads standard output any more."
        })
final class RootCommand implements Callable<Integer>, JsonErrors {
    private final ServerRun run;

    @CommandLine.Mixin private ServerOptions options;

    @CommandLine.Option(
            names = "--restore-from-savepoint",
            paramLabel = "ID",
            description = "Start from this savepoint instead of the newest checkpoint.")
    private String savepoint;

    @CommandLine.Option(
            names = "--profile",
            description =
                    "Record where time goes by JDK Flight Recorder; the recording is in the data"
                            + " folder at the end.")
    private boolean isProfiled;

    RootCommand(final ServerRun run) {
        this.run = run;
    }

    /** Prints the version for {@code --version}. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Product.NAME + " " + Product.VERSION};
        }
    }

    @Override
    public boolean isJson() {
        return options.isJson();
    }

    @Override
    public Integer call() {
        return run.run(
                options::load,
                options.isJson(),
                isProfiled,
                new StartRequest(Optional.ofNullable(savepoint), Set.of()));
    }
}
