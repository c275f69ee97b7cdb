package io.heliosdb.streaming.gateway.security.user;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.security.access.DeclaredUser;
import io.heliosdb.streaming.gateway.security.access.Permission;
import io.heliosdb.streaming.gateway.security.access.Roles;
import io.heliosdb.streaming.gateway.security.store.StoreError;

import org.agrona.concurrent.EpochClock;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * The users of an appliance, in one file of the data folder. A change is durable when its method
 * returns, or has not happened.
 *
 * <p>Any thread. Reading never waits; changes wait for one another.
 */
public final class Users {
    /** Most users. */
    public static final int LIMIT = 10_000;

    private static final String FILE = "users.json";

    private final UsersFile file;
    private final EpochClock clock;

    /** Written under the monitor. */
    private volatile Roles roles;

    /** Written under the monitor; readers see one state or the next. */
    private volatile UsersFile.Content content;

    private Users(
            final UsersFile file,
            final Roles roles,
            final EpochClock clock,
            final UsersFile.Content content) {
        this.file = file;
        this.roles = roles;
        this.clock = clock;
        this.content = content;
    }

    /**
     * Reads the users; makes an empty file at the first start.
     *
     * @param folder {@code users} of the data folder
     * @param hadUsers whether there is a trace of users that were: then the file must be there
     * @throws HeliosException with a {@link StoreError} if the file is damaged or gone; it is never
     *     taken for an empty one, which would let anybody become the first administrator
     */
    public static Users open(
            final Storage storage,
            final Path folder,
            final Roles roles,
            final EpochClock clock,
            final boolean hadUsers) {
        final Path path = folder.resolve(FILE);
        final UsersFile file = new UsersFile(storage, path);
        final Optional<UsersFile.Content> found = file.read();
        if (found.isEmpty() && hadUsers) {
            throw HeliosException.of(StoreError.MISSING, "the file of users is gone")
                    .detail(path.toString())
                    .hint("bring it back from a backup of the folder");
        }
        return new Users(
                file,
                roles,
                clock,
                found.orElseGet(
                        () -> {
                            storage.createDirectories(folder);
                            final var empty = new UsersFile.Content(new TreeMap<>(), 0);
                            file.write(empty);
                            return empty;
                        }));
    }

    /** Whether there is no user at all. */
    public boolean isEmpty() {
        return content.users().isEmpty();
    }

    /** All users by name. */
    public List<User> all() {
        return List.copyOf(content.users().values());
    }

    /** A user, if there is one of the name. */
    public Optional<User> find(final String name) {
        return Optional.ofNullable(content.users().get(name));
    }

    /** What a user may do, as his roles say now. */
    public Set<Permission> permissions(final User user) {
        return roles.permissions(user.roles());
    }

    /**
     * Looks whether a user could be made.
     *
     * @throws HeliosException with a {@link UserError} or an {@code AccessError}
     */
    public void check(final String name, final Collection<String> roleNames) {
        UserName.check(name);
        checkRoles(roleNames);
        if (find(name).isPresent()) {
            throw HeliosException.of(UserError.PRESENT, "there is a user " + name + " already")
                    .hint("take another name");
        }
        if (content.users().size() >= LIMIT) {
            throw HeliosException.of(UserError.TOO_MANY, "there are " + LIMIT + " users")
                    .hint("delete users that are not needed any more");
        }
    }

    /**
     * Makes a user, enabled.
     *
     * @throws HeliosException as {@link #check}
     */
    public synchronized User create(
            final String name, final Credentials credentials, final Set<String> roleNames) {
        check(name, roleNames);
        return add(name, credentials, roleNames, true);
    }

    /**
     * Makes the first user of all, an administrator.
     *
     * @throws HeliosException {@link UserError#WRONG_CODE} if there are users
     */
    synchronized User createFirst(final String name, final Credentials credentials) {
        if (!isEmpty()) {
            throw FirstAdmin.refused();
        }
        return create(name, credentials, Set.of(Roles.ADMIN));
    }

    /** Makes somebody an enabled administrator with a new password, be there a user or not. */
    synchronized User restoreAdmin(final String name, final Credentials credentials) {
        final Optional<User> found = find(name);
        if (found.isEmpty()) {
            return create(name, credentials, Set.of(Roles.ADMIN));
        }
        final long nowMs = clock.time();
        final long version = nextVersion(nowMs);
        final Set<String> roleNames = new TreeSet<>(found.get().roles());
        roleNames.add(Roles.ADMIN);
        final User restored =
                found.get()
                        .with(credentials, version, nowMs)
                        .with(roleNames, version, nowMs)
                        .with(true, version, nowMs);
        put(restored);
        return restored;
    }

    /**
     * Takes the users of the file of roles that are not there yet; those that are stay as they are.
     *
     * @return how many were taken
     * @throws HeliosException with its place in the file
     */
    public synchronized int adopt(final List<DeclaredUser> declared) {
        int count = 0;
        for (final DeclaredUser each : declared) {
            if (find(each.name()).isPresent()) {
                continue;
            }
            try {
                check(each.name(), each.roles());
                final PasswordHash hash = PasswordHash.plain(each.passwordHash());
                add(
                        each.name(),
                        new Credentials(hash, Optional.empty()),
                        each.roles(),
                        each.isEnabled());
            } catch (final HeliosException e) {
                throw e.at(each.place());
            }
            count++;
        }
        return count;
    }

    /**
     * Looks whether other roles and declared users could be taken.
     *
     * @throws HeliosException with its place in the file, or {@link UserError#LAST_ADMIN} if nobody
     *     would be left who may make users
     */
    public synchronized void checkRoles(final Roles next, final List<DeclaredUser> declared) {
        for (final DeclaredUser each : declared) {
            if (find(each.name()).isPresent()) {
                continue; // as adopt does
            }
            try {
                UserName.check(each.name());
                checkRoles(next, each.roles());
            } catch (final HeliosException e) {
                throw e.at(each.place());
            }
        }
        if (hasAdmin(content.users(), roles) && !hasAdmin(content.users(), next)) {
            throw lastAdmin();
        }
    }

    /**
     * Takes other roles, and the declared users that are not there yet.
     *
     * @throws HeliosException as {@link #checkRoles} and {@link #adopt}
     */
    public synchronized void take(final Roles next, final List<DeclaredUser> declared) {
        checkRoles(next, declared);
        final Roles before = roles;
        roles = next;
        try {
            adopt(declared);
        } catch (final RuntimeException e) {
            roles = before;
            throw e;
        }
    }

    private User add(
            final String name,
            final Credentials credentials,
            final Set<String> roleNames,
            final boolean isEnabled) {
        final long nowMs = clock.time();
        final User user =
                new User(
                        name,
                        credentials,
                        roleNames,
                        isEnabled,
                        nextVersion(nowMs),
                        nowMs,
                        nowMs,
                        nowMs);
        put(user);
        return user;
    }

    /** Sets a password; all tokens of the user end. */
    public User changePassword(final String name, final Credentials credentials) {
        return change(name, (user, version) -> user.with(credentials, version, clock.time()));
    }

    /**
     * Keeps the same password in a better form; tokens go on. Nothing happens if it has been
     * changed meanwhile.
     */
    synchronized void improve(final User seen, final Credentials credentials) {
        find(seen.name())
                .filter(user -> user.credentials().equals(seen.credentials()))
                .ifPresent(
                        user ->
                                put(
                                        user.with(
                                                credentials,
                                                user.tokenVersion(),
                                                user.passwordMs())));
    }

    /** Gives a user other roles; all his tokens end. */
    public User changeRoles(final String name, final Set<String> roleNames) {
        checkRoles(roleNames);
        return change(name, (user, version) -> user.with(roleNames, version, clock.time()));
    }

    /** Lets a user in, or no longer; all his tokens end. */
    public User changeEnabled(final String name, final boolean isEnabled) {
        return change(name, (user, version) -> user.with(isEnabled, version, clock.time()));
    }

    /** Ends all tokens of a user. */
    public User endTokens(final String name) {
        return change(name, (user, version) -> user.with(user.isEnabled(), version, clock.time()));
    }

    /** Deletes a user. */
    public synchronized void delete(final String name) {
        final SortedMap<String, User> users = new TreeMap<>(content.users());
        users.remove(known(name).name());
        commit(users, content.lastVersion());
    }

    private synchronized User change(
            final String name, final BiFunction<User, Long, User> changing) {
        final User changed = changing.apply(known(name), nextVersion(clock.time()));
        put(changed);
        return changed;
    }

    private void put(final User user) {
        final SortedMap<String, User> users = new TreeMap<>(content.users());
        users.put(user.name(), user);
        commit(users, Math.max(content.lastVersion(), user.tokenVersion()));
    }

    private void commit(final SortedMap<String, User> users, final long lastVersion) {
        if (hasAdmin(content.users(), roles) && !hasAdmin(users, roles)) {
            throw lastAdmin();
        }
        final UsersFile.Content next = new UsersFile.Content(users, lastVersion);
        file.write(next);
        content = next;
    }

    private static HeliosException lastAdmin() {
        return HeliosException.of(UserError.LAST_ADMIN, "nobody would be left who may make users")
                .hint("give the role Admin to another enabled user first");
    }

    private static boolean hasAdmin(final SortedMap<String, User> users, final Roles roles) {
        return users.values().stream()
                .filter(User::isEnabled)
                .anyMatch(user -> roles.permissions(user.roles()).contains(Permission.ADMIN));
    }

    /** Follows the clock too, so that a file of a backup has no version twice. */
    private long nextVersion(final long nowMs) {
        return Math.max(content.lastVersion() + 1, nowMs);
    }

    private User known(final String name) {
        return find(name)
                .orElseThrow(
                        () ->
                                HeliosException.of(UserError.UNKNOWN, "there is no such user")
                                        .hint("the list of users has their names"));
    }

    private void checkRoles(final Collection<String> roleNames) {
        checkRoles(roles, roleNames);
    }

    private static void checkRoles(final Roles roles, final Collection<String> roleNames) {
        roles.check(roleNames);
        if (roleNames.isEmpty()) {
            throw HeliosException.of(UserError.NO_ROLE, "a user has at least one role")
                    .hint(
                            "roles are "
                                    + String.join(", ", roles.names().stream().sorted().toList()));
        }
    }
}
