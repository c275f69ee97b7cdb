package io.heliosdb.streaming.gateway.remote;

import io.heliosdb.streaming.gateway.client.ClientContext;

import picocli.CommandLine;

import java.io.PrintStream;

/** The commands of this package. */
public final class RemoteCommands {
    private RemoteCommands() {}

    /**
     * Adds them to the product's.
     *
     * @param notices what is said beside what was asked for
     */
    public static void addTo(
            final CommandLine commands,
            final ClientContext context,
            final PrintStream output,
            final PrintStream notices) {
        commands.addSubcommand(new LoginCommand(context, output))
                .addSubcommand(new LogoutCommand(context, output))
                .addSubcommand(new SubscribeCommand(context, output, notices))
                .addSubcommand(
                        new CommandLine(new UsersCommand(context, output))
                                .addSubcommand(new ResetAdminCommand(output)))
                .addSubcommand(
                        new CommandLine(new AuditCommand())
                                .addSubcommand(new AuditListCommand(context, output))
                                .addSubcommand(new AuditVerifyCommand(output)));
    }
}
