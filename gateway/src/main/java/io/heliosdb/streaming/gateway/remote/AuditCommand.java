package io.heliosdb.streaming.gateway.remote;

import picocli.CommandLine;

/** {@code audit}: what its subcommands say. */
@CommandLine.Command(
        name = "audit",
        description = "List the audit log, or verify that nothing in it was changed.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class AuditCommand implements Runnable {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is needed");
    }
}
