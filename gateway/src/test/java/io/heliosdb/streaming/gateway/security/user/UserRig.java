package io.heliosdb.streaming.gateway.security.user;

import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.security.access.Roles;

import org.agrona.concurrent.EpochClock;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Users on real files, whose passwords cost little. */
public final class UserRig implements AutoCloseable {
    public final Storage storage = new FileStorage();
    public final Path folder;
    public final Users users;
    public final Passwords passwords =
            new Passwords(Bcrypt.ofCost(4), new byte[32], new Random(7)::nextBytes, 1000);
    public final Accounts accounts;

    public UserRig(final Path folder, final EpochClock clock) {
        this.folder = folder;
        users = Users.open(storage, folder, Roles.STANDARD, clock, false);
        accounts = new Accounts(users, passwords, new PasswordRules(12));
    }

    /** Makes a user whose password nobody knows. */
    public User add(final String name, final String role) {
        final PasswordHash hash = new PasswordHash(PasswordHash.Scheme.PEPPERED, "$2b$04$none");
        return users.create(name, new Credentials(hash, Optional.empty()), Set.of(role));
    }

    @Override
    public void close() {
        passwords.close();
    }
}
