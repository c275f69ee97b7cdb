package io.heliosdb.streaming.gateway.security.user;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Users by their passwords. What can be refused at once is, before anything is hashed, except at a
 * login: there every attempt costs the same.
 *
 * <p>Any thread; answers come on the thread of the hashes, and fail with a {@code HeliosException}.
 */
public final class Accounts {
    private final Users users;
    private final Passwords passwords;
    private final PasswordRules rules;

    public Accounts(final Users users, final Passwords passwords, final PasswordRules rules) {
        this.users = users;
        this.passwords = passwords;
        this.rules = rules;
    }

    /**
     * Makes a user.
     *
     * @throws HeliosException with a {@link UserError} or an {@code AccessError}
     */
    public CompletableFuture<User> create(
            final String name, final char[] password, final Set<String> roles) {
        users.check(name, roles);
        rules.check(name, password);
        return passwords
                .credentials(password)
                .thenApply(credentials -> users.create(name, credentials, roles));
    }

    /** Makes the first administrator; only for {@link FirstAdmin}. */
    CompletableFuture<User> createFirst(final String name, final char[] password) {
        return passwords
                .credentials(password)
                .thenApply(credentials -> users.createFirst(name, credentials));
    }

    /** Makes somebody an administrator with a new password; only for {@link FirstAdmin}. */
    CompletableFuture<User> restoreAdmin(final String name, final char[] password) {
        return passwords
                .credentials(password)
                .thenApply(credentials -> users.restoreAdmin(name, credentials));
    }

    /** What {@link #createFirst} would refuse. */
    void checkFirst(final String name, final char[] password) {
        UserName.check(name);
        rules.check(name, password);
    }

    /**
     * Sets a user's password; all his tokens end.
     *
     * @throws HeliosException with a {@link UserError}
     */
    public CompletableFuture<User> changePassword(final String name, final char[] password) {
        rules.check(name, password);
        return passwords
                .credentials(password)
                .thenApply(credentials -> users.changePassword(name, credentials));
    }

    /**
     * Whose password this is.
     *
     * @return nobody if the name, the password or both are wrong, or the user is disabled; fails
     *     with {@link UserError#BUSY} if too many wait
     */
    public CompletableFuture<Optional<User>> authenticate(
            final String name, final char[] password) {
        final Optional<User> user = users.find(name).filter(User::isEnabled);
        final char[] own = password.clone();
        return passwords
                .verify(user.map(each -> each.credentials().hash()), own)
                .thenApply(isRight -> user.filter(each -> isRight).flatMap(this::unchanged))
                .thenCompose(found -> improved(found, own))
                .whenComplete((found, error) -> Arrays.fill(own, '\0'));
    }

    /** Whoever was disabled or got another password while his old one was hashed stays out. */
    private Optional<User> unchanged(final User seen) {
        return users.find(seen.name())
                .filter(user -> user.isEnabled() && user.tokenVersion() == seen.tokenVersion());
    }

    /**
     * A password of the file of roles is at hand now: it gets the form of the others. If that
     * cannot be done now, it will be at another login.
     */
    private CompletableFuture<Optional<User>> improved(
            final Optional<User> found, final char[] password) {
        final Optional<User> plain =
                found.filter(
                        user -> user.credentials().hash().scheme() == PasswordHash.Scheme.PLAIN);
        return plain.map(
                        user ->
                                passwords
                                        .credentials(password)
                                        .thenAccept(made -> users.improve(user, made))
                                        .handle((nothing, error) -> found))
                .orElseGet(() -> CompletableFuture.completedFuture(found));
    }
}
