package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.gateway.sql.Product;

import picocli.CommandLine;

/** The command without a subcommand: says what there is. */
@CommandLine.Command(
        name = "heliosdb-streaming",
        description = "Continuous SQL over streams, in one process.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done; 1 a statement, its data or an outside system failed;",
            "2 the command line was wrong; 3 a defect of the program; 130 interrupted;",
            "141 nobody reads standard output any more."
        })
final class RootCommand implements Runnable {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    /** Prints the version for {@code --version}. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Product.NAME + " " + Product.VERSION};
        }
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is needed");
    }
}
