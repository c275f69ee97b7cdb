package io.heliosdb.streaming.gateway.security;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.security.audit.AuditEntry;
import io.heliosdb.streaming.gateway.security.audit.AuditLog;
import io.heliosdb.streaming.gateway.security.limit.ClientAddress;
import io.heliosdb.streaming.gateway.security.token.Tokens;
import io.heliosdb.streaming.gateway.security.user.Accounts;
import io.heliosdb.streaming.gateway.security.user.FirstAdmin;
import io.heliosdb.streaming.gateway.security.user.User;
import io.heliosdb.streaming.gateway.security.user.UserError;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * From a password to a token. The request has passed the {@link Gate} as an open one before.
 *
 * <p>Any thread; answers come on the thread of the hashes.
 */
public final class Logins {
    /** For the queue of passwords to get shorter. */
    private static final long BUSY_SECONDS = 5;

    private final Accounts accounts;
    private final FirstAdmin firstAdmin;
    private final Tokens tokens;
    private final AuthenticationAlarms alarms;
    private final AuditLog audit;

    public Logins(
            final Accounts accounts,
            final FirstAdmin firstAdmin,
            final Tokens tokens,
            final AuthenticationAlarms alarms,
            final AuditLog audit) {
        this.accounts = accounts;
        this.firstAdmin = firstAdmin;
        this.tokens = tokens;
        this.alarms = alarms;
        this.audit = audit;
    }

    /**
     * Logs in.
     *
     * @param password copied; the caller may wipe it at once
     * @param address of the caller at the gate
     */
    public CompletableFuture<LoginResult> login(
            final String name, final char[] password, final ClientAddress address) {
        final long waitSeconds = alarms.begin(name, address);
        if (waitSeconds > 0) {
            final Refusal refusal =
                    Refusal.until(GateError.BACK_OFF, "too many attempts have failed", waitSeconds);
            return CompletableFuture.completedFuture(refused("auth.login", name, address, refusal));
        }
        return accounts.authenticate(name, password)
                .handle((user, error) -> loggedIn(name, address, user, error));
    }

    private LoginResult loggedIn(
            final String name,
            final ClientAddress address,
            final Optional<User> user,
            final Throwable error) {
        if (error != null) {
            alarms.giveUp(name, address);
            return refused("auth.login", name, address, refusal(error));
        }
        if (user.isEmpty()) {
            alarms.fail(name, address);
            final HeliosException wrong =
                    HeliosException.of(GateError.WRONG_LOGIN, "name or password is wrong")
                            .hint("names are in lower case; an administrator can set a password");
            return refused("auth.login", name, address, Refusal.of(wrong));
        }
        alarms.succeed(name, address);
        return proved("auth.login", user.get(), address);
    }

    /**
     * Registers the first administrator.
     *
     * @param code as the start has shown it
     */
    public CompletableFuture<LoginResult> registerFirst(
            final String code,
            final String name,
            final char[] password,
            final ClientAddress address) {
        try {
            return firstAdmin
                    .register(code, name, password)
                    .handle(
                            (user, error) ->
                                    error == null
                                            ? proved("auth.register", user, address)
                                            : refused(
                                                    "auth.register",
                                                    name,
                                                    address,
                                                    refusal(error)));
        } catch (final HeliosException e) {
            if (e.code() == UserError.WRONG_CODE) {
                alarms.refuseToken(address);
            }
            return CompletableFuture.completedFuture(
                    refused("auth.register", name, address, Refusal.of(e)));
        }
    }

    private LoginResult proved(final String action, final User user, final ClientAddress address) {
        note(new AuditEntry(user.name(), address.toString(), action, user.name(), "allowed", ""));
        return new LoginResult.LoggedIn(user, tokens.issue(user));
    }

    private LoginResult refused(
            final String action,
            final String name,
            final ClientAddress address,
            final Refusal refusal) {
        note(
                new AuditEntry(
                        AuditEntry.NOBODY,
                        address.toString(),
                        action,
                        name,
                        "refused",
                        refusal.error().code().code()));
        return new LoginResult.Refused(refusal);
    }

    /** A login alone changes nothing: what follows passes the gate, which asks the log again. */
    private void note(final AuditEntry entry) {
        try {
            audit.append(entry);
        } catch (final HeliosException alarmed) {
            // The log has raised its alarm.
            return;
        }
    }

    private static Refusal refusal(final Throwable error) {
        final Throwable cause =
                error instanceof CompletionException && error.getCause() != null
                        ? error.getCause()
                        : error;
        if (!(cause instanceof HeliosException declared)) {
            throw new CompletionException(cause);
        }
        return new Refusal(declared, declared.code() == UserError.BUSY ? BUSY_SECONDS : 0);
    }
}
