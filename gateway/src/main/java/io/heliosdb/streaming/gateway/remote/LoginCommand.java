package io.heliosdb.streaming.gateway.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.gateway.client.ApplianceAddress;
import io.heliosdb.streaming.gateway.client.ClientContext;
import io.heliosdb.streaming.gateway.client.SavedLogin;

import picocli.CommandLine;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code login}: a token for a password, kept for the commands that follow. */
@CommandLine.Command(
        name = "login",
        description = {
            "Log in to an appliance; commands that follow use the token.",
            "The first administrator registers with the code of the start, see --code-file."
        },
        mixinStandardHelpOptions = true)
final class LoginCommand implements Callable<Integer> {
    private static final int CODE_BYTES = 256;

    private final ClientContext context;
    private final PrintStream output;

    @CommandLine.Mixin private RemoteOptions remote;
    @CommandLine.Mixin private PasswordOptions password;

    @CommandLine.Option(
            names = "--user",
            paramLabel = "NAME",
            description = "Who logs in. Asked for if not given.")
    private String user;

    @CommandLine.Option(
            names = "--code-file",
            paramLabel = "FILE",
            description =
                    "Register as administrator with the one-time code in this file, which the log"
                            + " of the start names, and set the password.")
    private Path codeFile;

    LoginCommand(final ClientContext context, final PrintStream output) {
        this.context = context;
        this.output = output;
    }

    @Override
    public Integer call() {
        final ApplianceAddress address = context.address(remote.url());
        final Optional<String> code = Optional.ofNullable(codeFile).map(LoginCommand::read);
        final ObjectNode body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put(
                                "username",
                                user == null ? context.passwords().askName("User: ") : user);
        code.ifPresent(text -> body.put("code", text));
        body.put(
                "password",
                code.isPresent()
                        ? password.readNew(context.passwords())
                        : password.read(context.passwords()));
        final String path = code.isPresent() ? "/api/v1/auth/register" : "/api/v1/auth/login";
        keep(
                address,
                context.askAsNobody(
                        address, remote.tls(), client -> client.ask("POST", path, body)));
        return CommandLine.ExitCode.OK;
    }

    private static String read(final Path file) {
        try {
            return new String(
                            AtomicFile.read(new FileStorage(), file.toAbsolutePath(), CODE_BYTES),
                            StandardCharsets.US_ASCII)
                    .strip();
        } catch (final HeliosException e) {
            throw e.hint("the log of the appliance's start says where the code is (code_in)");
        }
    }

    private void keep(final ApplianceAddress address, final JsonNode answer) {
        final SavedLogin login =
                new SavedLogin(
                        answer.path("username").asText(),
                        answer.path("token").asText(),
                        Instant.parse(answer.path("expires").asText()));
        context.logins().keep(address, login);
        final List<String> roles = new ArrayList<>();
        answer.path("roles").forEach(role -> roles.add(role.asText()));
        if (remote.isJson()) {
            final ObjectNode told =
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("url", address.toString())
                            .put("username", login.user())
                            .put("expires", login.ends().toString());
            roles.forEach(told.putArray("roles")::add);
            output.println(told);
        } else {
            output.println(
                    login.user()
                            + " ("
                            + String.join(", ", roles)
                            + ") is logged in at "
                            + address
                            + " until "
                            + login.ends());
        }
    }
}
