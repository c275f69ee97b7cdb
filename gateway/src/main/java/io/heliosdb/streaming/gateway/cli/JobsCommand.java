package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.gateway.control.JobOrder;

import picocli.CommandLine;

/** {@code jobs}: what its subcommands say. */
@CommandLine.Command(
        name = "jobs",
        description =
                "List the jobs of the running appliance, let new ones begin; pause, resume,"
                        + " restart, cancel one.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class JobsCommand implements Runnable {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    /** The command with its subcommands. */
    static CommandLine of(final Streams streams) {
        return new CommandLine(new JobsCommand())
                .addSubcommand(new JobsList(streams))
                .addSubcommand(new JobsReloadCommand(streams))
                .addSubcommand(
                        "pause",
                        JobsLead.of(
                                streams,
                                JobOrder.PAUSE,
                                "paused",
                                "Let a job rest, over restarts too, until it is resumed; nothing is"
                                        + " lost. A source that no other job reads takes nothing in"
                                        + " meanwhile."))
                .addSubcommand(
                        "resume",
                        JobsLead.of(
                                streams,
                                JobOrder.RESUME,
                                "runs",
                                "Let a job that rests, or stays down, go on where it was."))
                .addSubcommand(
                        "restart",
                        JobsLead.of(
                                streams,
                                JobOrder.RESTART,
                                "runs",
                                "Start a job again from the last checkpoint; its results do not"
                                        + " change."))
                .addSubcommand(
                        "cancel",
                        JobsLead.of(
                                streams,
                                JobOrder.CANCEL,
                                "cancelled",
                                "End a job for good. What it has shown stays, and so does its name:"
                                        + " start with --drop-job to free that."));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is needed");
    }
}
