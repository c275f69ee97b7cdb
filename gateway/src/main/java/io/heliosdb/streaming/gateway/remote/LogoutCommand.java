package io.heliosdb.streaming.gateway.remote;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.client.ApplianceAddress;
import io.heliosdb.streaming.gateway.client.ClientContext;
import io.heliosdb.streaming.gateway.security.token.TokenError;

import picocli.CommandLine;

import java.io.PrintStream;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code logout}: the token ends, at the appliance and here. */
@CommandLine.Command(
        name = "logout",
        description = "Log out: the appliance revokes the token, and it is kept no longer.",
        mixinStandardHelpOptions = true)
final class LogoutCommand implements Callable<Integer> {
    /** Of a token that is none any more: its time is over, it was revoked, its user is gone. */
    private static final Set<String> OVER =
            Stream.of(
                            TokenError.NOT_AUTHENTIC,
                            TokenError.EXPIRED,
                            TokenError.FOREIGN,
                            TokenError.REVOKED,
                            TokenError.OUTDATED)
                    .map(TokenError::code)
                    .collect(Collectors.toUnmodifiableSet());

    private final ClientContext context;
    private final PrintStream output;

    @CommandLine.Mixin private RemoteOptions remote;

    LogoutCommand(final ClientContext context, final PrintStream output) {
        this.context = context;
        this.output = output;
    }

    @Override
    public Integer call() {
        final ApplianceAddress address = context.address(remote.url());
        try {
            context.ask(
                    remote.url(),
                    remote.tls(),
                    client -> client.ask("POST", "/api/v1/auth/logout"));
        } catch (final HeliosException e) {
            if (!OVER.contains(e.code().code())) {
                throw e;
            }
        }
        if (!context.hasOwnToken()) {
            context.logins().forget(address);
        }
        output.println(
                remote.isJson()
                        ? JsonNodeFactory.instance
                                .objectNode()
                                .put("logged_out", address.toString())
                        : "logged out at " + address);
        return CommandLine.ExitCode.OK;
    }
}
