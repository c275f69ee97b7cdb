package io.heliosdb.streaming.gateway.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.gateway.client.ClientContext;
import io.heliosdb.streaming.gateway.client.RestClient;

import picocli.CommandLine;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** {@code users}: its subcommands, each a request to the appliance. */
@CommandLine.Command(
        name = "users",
        description = "List users; make, disable, enable and delete them; set passwords and roles.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class UsersCommand implements Runnable {
    private static final String USERS = "/api/v1/users";

    private final ClientContext context;
    private final PrintStream output;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    UsersCommand(final ClientContext context, final PrintStream output) {
        this.context = context;
        this.output = output;
    }

    /** Whose name is in a path. */
    static final class UserParameter {
        @CommandLine.Parameters(paramLabel = "NAME", description = "Name of the user.")
        private String name;

        private String path() {
            return USERS + '/' + RestClient.part(name);
        }
    }

    /** Names of roles. */
    static final class RolesOption {
        @CommandLine.Option(
                names = "--roles",
                split = ",",
                required = true,
                paramLabel = "ROLE",
                description = "Admin, Operator, Viewer, or one of rbac-config.yaml; several with ,")
        private List<String> roles;

        private void put(final ObjectNode body) {
            roles.forEach(body.putArray("roles")::add);
        }
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is needed");
    }

    @CommandLine.Command(
            name = "list",
            description = "List the users.",
            mixinStandardHelpOptions = true)
    int list(@CommandLine.Mixin final RemoteOptions remote) {
        final JsonNode answer = ask(remote, "GET", USERS, MissingNode.getInstance());
        if (remote.isJson()) {
            output.println(answer);
        } else {
            answer.path("users").forEach(user -> output.println(text(user)));
        }
        return CommandLine.ExitCode.OK;
    }

    @CommandLine.Command(
            name = "create",
            description = "Make a user.",
            mixinStandardHelpOptions = true)
    int create(
            @CommandLine.Mixin final RemoteOptions remote,
            @CommandLine.Mixin final UserParameter user,
            @CommandLine.Mixin final RolesOption roles,
            @CommandLine.Mixin final PasswordOptions password) {
        final ObjectNode body = body().put("username", user.name);
        roles.put(body);
        body.put("password", password.readNew(context.passwords()));
        return change(remote, "POST", USERS, body);
    }

    @CommandLine.Command(
            name = "disable",
            description = "Let a user in no longer; all his tokens end.",
            mixinStandardHelpOptions = true)
    int disable(
            @CommandLine.Mixin final RemoteOptions remote,
            @CommandLine.Mixin final UserParameter user) {
        return change(remote, "PUT", user.path() + "/enabled", body().put("enabled", false));
    }

    @CommandLine.Command(
            name = "enable",
            description = "Let a user in again.",
            mixinStandardHelpOptions = true)
    int enable(
            @CommandLine.Mixin final RemoteOptions remote,
            @CommandLine.Mixin final UserParameter user) {
        return change(remote, "PUT", user.path() + "/enabled", body().put("enabled", true));
    }

    @CommandLine.Command(
            name = "passwd",
            description = "Set a user's password; all his tokens end.",
            mixinStandardHelpOptions = true)
    int passwd(
            @CommandLine.Mixin final RemoteOptions remote,
            @CommandLine.Mixin final UserParameter user,
            @CommandLine.Mixin final PasswordOptions password) {
        return change(
                remote,
                "PUT",
                user.path() + "/password",
                body().put("password", password.readNew(context.passwords())));
    }

    @CommandLine.Command(
            name = "roles",
            description = "Give a user other roles; all his tokens end.",
            mixinStandardHelpOptions = true)
    int roles(
            @CommandLine.Mixin final RemoteOptions remote,
            @CommandLine.Mixin final UserParameter user,
            @CommandLine.Mixin final RolesOption roles) {
        final ObjectNode body = body();
        roles.put(body);
        return change(remote, "PUT", user.path() + "/roles", body);
    }

    @CommandLine.Command(
            name = "revoke",
            description = "End all tokens of a user, who may log in again.",
            mixinStandardHelpOptions = true)
    int revoke(
            @CommandLine.Mixin final RemoteOptions remote,
            @CommandLine.Mixin final UserParameter user) {
        return change(remote, "DELETE", user.path() + "/tokens", MissingNode.getInstance());
    }

    @CommandLine.Command(
            name = "delete",
            description = "Delete a user.",
            mixinStandardHelpOptions = true)
    int delete(
            @CommandLine.Mixin final RemoteOptions remote,
            @CommandLine.Mixin final UserParameter user) {
        ask(remote, "DELETE", user.path(), MissingNode.getInstance());
        output.println(remote.isJson() ? body().put("deleted", user.name) : user.name + " deleted");
        return CommandLine.ExitCode.OK;
    }

    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }

    private int change(
            final RemoteOptions remote, final String verb, final String path, final JsonNode body) {
        final JsonNode user = ask(remote, verb, path, body);
        output.println(remote.isJson() ? user : text(user));
        return CommandLine.ExitCode.OK;
    }

    private JsonNode ask(
            final RemoteOptions remote, final String verb, final String path, final JsonNode body) {
        return context.ask(remote.url(), remote.tls(), client -> client.ask(verb, path, body));
    }

    private static String text(final JsonNode user) {
        final StringJoiner roles = new StringJoiner(", ");
        user.path("roles").forEach(role -> roles.add(role.asText()));
        return String.format(
                Locale.ROOT,
                "%-20s %-8s  %s",
                user.path("username").asText(),
                user.path("enabled").asBoolean() ? "enabled" : "disabled",
                roles);
    }
}
