package io.heliosdb.streaming.gateway.cli;

import picocli.CommandLine;

/** {@code savepoint}: what its subcommands say. */
@CommandLine.Command(
        name = "savepoint",
        description = "Take, look at, copy, delete and restore savepoints.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class SavepointCommand implements Runnable {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    /** The command with its subcommands. */
    static CommandLine of(final Streams streams, final ServerRun run) {
        return new CommandLine(new SavepointCommand())
                .addSubcommand(new SavepointCreate(streams))
                .addSubcommand(new SavepointList(streams))
                .addSubcommand(new SavepointVerify(streams))
                .addSubcommand(new SavepointCopy(streams))
                .addSubcommand(new SavepointDelete(streams))
                .addSubcommand(new SavepointRestore(streams, run));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is needed");
    }
}
