package io.heliosdb.streaming.gateway.cli;

import picocli.CommandLine;

/** {@code config}: the settings of an appliance, before and while it runs. */
@CommandLine.Command(
        name = "config",
        description =
                "Print the settings that count, check a file, describe all keys, have the running"
                        + " appliance read its file again.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand implements Runnable {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    /** The command with its subcommands. */
    static CommandLine of(final Streams streams) {
        return new CommandLine(new ConfigCommand())
                .addSubcommand(new ConfigPrintCommand(streams))
                .addSubcommand(new ConfigCheckCommand(streams))
                .addSubcommand(new ConfigSchemaCommand(streams))
                .addSubcommand(new ConfigReloadCommand(streams));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is needed");
    }
}
