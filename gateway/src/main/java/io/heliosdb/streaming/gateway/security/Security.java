package io.heliosdb.streaming.gateway.security;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.gateway.security.access.Roles;
import io.heliosdb.streaming.gateway.security.access.RolesFile;
import io.heliosdb.streaming.gateway.security.audit.AuditLog;
import io.heliosdb.streaming.gateway.security.limit.RequestLimits;
import io.heliosdb.streaming.gateway.security.limit.TrustedProxies;
import io.heliosdb.streaming.gateway.security.token.IssuerKeys;
import io.heliosdb.streaming.gateway.security.token.IssuerTokens;
import io.heliosdb.streaming.gateway.security.token.Revocations;
import io.heliosdb.streaming.gateway.security.token.TokenKeys;
import io.heliosdb.streaming.gateway.security.token.TokenSettings;
import io.heliosdb.streaming.gateway.security.token.TokenVerifiers;
import io.heliosdb.streaming.gateway.security.token.Tokens;
import io.heliosdb.streaming.gateway.security.user.Accounts;
import io.heliosdb.streaming.gateway.security.user.FirstAdmin;
import io.heliosdb.streaming.gateway.security.user.Passwords;
import io.heliosdb.streaming.gateway.security.user.Users;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All of security, opened on a data folder.
 *
 * <pre>
 *   users/users.json             names, hashes, roles
 *   users/revoked-tokens.json    tokens that ended before their time
 *   keys/password-pepper         secret that goes into every hash
 *   keys/token-keys              secrets that sign tokens, unless one is configured
 *   audit/audit-….jsonl          who did what
 * </pre>
 *
 * <p>Opened and closed by one thread; its parts are for any.
 */
public final class Security implements AutoCloseable {
    private final SecurityPorts ports;
    private final Users users;
    private final Passwords passwords;
    private final Accounts accounts;
    private final FirstAdmin firstAdmin;
    private final TokenKeys keys;
    private final Tokens tokens;
    private final AuditLog audit;
    private final SecurityCounts counts = new SecurityCounts();
    private final Gate gate;
    private final Logins logins;

    private Security(
            final SecuritySettings settings,
            final SecurityPorts ports,
            final DataFolder folder,
            final Parts parts) {
        this.ports = ports;
        users = parts.users();
        passwords = parts.passwords();
        audit = parts.audit();
        accounts = new Accounts(users, passwords, settings.passwords());
        firstAdmin = new FirstAdmin(users, accounts, ports.nanoClock());
        final Revocations revocations =
                Revocations.open(
                        ports.storage(),
                        folder.users().resolve("revoked-tokens.json"),
                        ports.epochClock());
        keys = keys(settings, ports, folder);
        tokens =
                new Tokens(
                        TokenSettings.of(folder.applianceId(), settings.tokenLifetimeMs()),
                        keys,
                        users,
                        revocations,
                        ports.epochClock(),
                        ports.entropy());
        final AuthenticationAlarms alarms =
                new AuthenticationAlarms(ports.nanoClock(), ports.alarm(), ports.seed(), counts);
        gate =
                new Gate(
                        rules(settings, ports, parts.declared().roles()),
                        new TokenVerifiers(tokens, issuers(settings, ports, revocations)),
                        alarms,
                        audit,
                        ports.nanoClock(),
                        counts);
        logins = new Logins(accounts, firstAdmin, tokens, alarms, audit);
    }

    /** What is opened one after the other, and closed if what follows cannot be. */
    private record Parts(RolesFile declared, Users users, Passwords passwords, AuditLog audit) {}

    /**
     * Opens everything; makes what is not there at the first start.
     *
     * @throws HeliosException with a code of security, or a {@code StorageError}
     */
    public static Security open(
            final SecuritySettings settings, final SecurityPorts ports, final DataFolder folder) {
        final Storage storage = ports.storage();
        final RolesFile declared = declared(settings, storage);
        final Path pepper = folder.keys().resolve("password-pepper");
        // The pepper is made after the file of users: where it is, there were users, or a file.
        final Users users =
                Users.open(
                        storage,
                        folder.users(),
                        declared.roles(),
                        ports.epochClock(),
                        storage.exists(pepper));
        final Passwords passwords =
                Passwords.open(storage, pepper, ports.entropy(), !users.isEmpty());
        AuditLog audit = null;
        try {
            users.adopt(declared.users());
            audit =
                    AuditLog.open(
                            storage,
                            folder.audit(),
                            folder.applianceId(),
                            ports.epochClock(),
                            ports.alarm(),
                            AuditLog.FILE_BYTES);
            return new Security(
                    settings, ports, folder, new Parts(declared, users, passwords, audit));
        } catch (final HeliosException e) {
            passwords.close();
            Optional.ofNullable(audit).ifPresent(AuditLog::close);
            throw e;
        }
    }

    private static RolesFile declared(final SecuritySettings settings, final Storage storage) {
        return settings.rolesFile()
                .map(file -> RolesFile.read(storage, file))
                .orElse(new RolesFile(Roles.STANDARD, List.of()));
    }

    private static GateRules rules(
            final SecuritySettings settings, final SecurityPorts ports, final Roles roles) {
        return new GateRules(
                TrustedProxies.of(settings.trustedProxies()),
                new RequestLimits(settings.limits(), ports.nanoClock(), ports.seed()),
                roles);
    }

    /**
     * Looks whether the roles, users, proxies and limits of other settings can be taken; of all
     * else in them nothing changes. The file of roles is read again. What was taken of limits is
     * forgotten if they change, and kept if they do not.
     *
     * @throws HeliosException if they cannot
     */
    public SecurityChange prepare(final SecuritySettings settings) {
        final RolesFile declared = declared(settings, ports.storage());
        users.checkRoles(declared.roles(), declared.users());
        final GateRules rules = rules(settings, ports, declared.roles());
        return () -> {
            users.take(declared.roles(), declared.users());
            final RequestLimits before = gate.rules().limits();
            gate.rules(
                    before.isOf(settings.limits())
                            ? new GateRules(rules.proxies(), before, rules.roles())
                            : rules);
        };
    }

    private static TokenKeys keys(
            final SecuritySettings settings, final SecurityPorts ports, final DataFolder folder) {
        return settings.tokenSecret()
                .map(secret -> TokenKeys.configured(secret, settings.previousSecrets()))
                .orElseGet(
                        () ->
                                TokenKeys.stored(
                                        ports.storage(),
                                        folder.keys().resolve("token-keys"),
                                        ports.entropy()));
    }

    private static List<IssuerTokens> issuers(
            final SecuritySettings settings,
            final SecurityPorts ports,
            final Revocations revocations) {
        return settings.issuers().stream()
                .map(
                        issuer ->
                                new IssuerTokens(
                                        issuer.settings(),
                                        new IssuerKeys(
                                                issuer.keys(),
                                                issuer.settings().family(),
                                                ports.nanoClock()),
                                        revocations,
                                        ports.epochClock()))
                .toList();
    }

    /** What every request passes. */
    public Gate gate() {
        return gate;
    }

    /** Who was not let in. */
    public SecurityCounts counts() {
        return counts;
    }

    /** From a password to a token. */
    public Logins logins() {
        return logins;
    }

    /** For making users and setting passwords. */
    public Accounts accounts() {
        return accounts;
    }

    /** For all else about users. */
    public Users users() {
        return users;
    }

    /** Whose code the start shows. */
    public FirstAdmin firstAdmin() {
        return firstAdmin;
    }

    /** For ending tokens. */
    public Tokens tokens() {
        return tokens;
    }

    /** For changing the key of tokens. */
    public TokenKeys tokenKeys() {
        return keys;
    }

    public Roles roles() {
        return gate.rules().roles();
    }

    /** For changing users and ending tokens. */
    public AccountNotes accountNotes() {
        return new AccountNotes(audit);
    }

    /** For what happens behind the gate, like the lives of jobs. */
    public AuditLog audit() {
        return audit;
    }

    @Override
    public void close() {
        passwords.close();
        audit.close();
    }
}
