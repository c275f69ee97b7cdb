package io.heliosdb.streaming.gateway.security.user;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.gateway.security.digest.Digests;

import org.agrona.concurrent.NanoClock;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * How the first administrator registers: with a code that the start shows on the machine itself,
 * good once and for a quarter of an hour. Of the code only a hash is kept. After an {@link
 * AdminReset} there is such a code although there are users; with it, one of them may become an
 * administrator with a new password.
 *
 * <p>Any thread.
 */
public final class FirstAdmin {
    /** How long a code is good. */
    public static final long LIFETIME_NS = TimeUnit.MINUTES.toNanos(15);

    /** 160 bits. */
    private static final int CODE_BYTES = 20;

    /** Crockford's: no letter looks like a digit. */
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final Users users;
    private final Accounts accounts;
    private final NanoClock clock;

    /** Guarded by this: of the code that is good, or null. */
    private byte[] codeHash;

    private long endNs;

    /** Whether the code is good although there are users. */
    private boolean isReset;

    public FirstAdmin(final Users users, final Accounts accounts, final NanoClock clock) {
        this.users = users;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Makes a new code, in place of any before.
     *
     * @return for the operator at the machine; nothing if there are users
     */
    public synchronized Optional<String> begin(final Entropy entropy) {
        codeHash = null;
        isReset = false;
        return users.isEmpty() ? Optional.of(newCode(entropy)) : Optional.empty();
    }

    /** Makes a new code, be there users or not. */
    public synchronized String beginReset(final Entropy entropy) {
        isReset = true;
        return newCode(entropy);
    }

    private String newCode(final Entropy entropy) {
        final byte[] random = new byte[CODE_BYTES];
        entropy.fill(random);
        final String code = written(random);
        codeHash = hash(code);
        endNs = clock.nanoTime() + LIFETIME_NS;
        return code;
    }

    /**
     * Registers the first administrator. The code is used up, unless the name or the password is
     * refused.
     *
     * @param code as shown; case and hyphens do not matter
     * @throws HeliosException {@link UserError#WRONG_CODE}, or as {@link Accounts#create}
     */
    public CompletableFuture<User> register(
            final String code, final String name, final char[] password) {
        check(code, false);
        accounts.checkFirst(name, password);
        final byte[] used = check(code, true);
        return (isReset()
                        ? accounts.restoreAdmin(name, password)
                        : accounts.createFirst(name, password))
                .whenComplete((user, error) -> giveBack(error, used));
    }

    private synchronized boolean isReset() {
        return isReset;
    }

    private synchronized byte[] check(final String code, final boolean isUsed) {
        final byte[] given = hash(code);
        final boolean isRight =
                codeHash != null
                        && MessageDigest.isEqual(codeHash, given)
                        && clock.nanoTime() - endNs < 0;
        if (!isRight || !(users.isEmpty() || isReset)) {
            throw refused();
        }
        if (isUsed) {
            codeHash = null;
        }
        return given;
    }

    /** Nobody was registered: be it a full queue or a full disk, he may try again. */
    private synchronized void giveBack(final Throwable error, final byte[] used) {
        if (error != null && codeHash == null && (users.isEmpty() || isReset)) {
            codeHash = used;
        }
    }

    static HeliosException refused() {
        return HeliosException.of(UserError.WRONG_CODE, "this registers nobody")
                .hint(
                        "the first administrator needs the code that the start has shown, within 15"
                                + " minutes; a new start shows a new one; users are made by"
                                + " administrators");
    }

    private static String written(final byte[] random) {
        final StringBuilder code = new StringBuilder();
        for (int bit = 0; bit < random.length * 8; bit += 5) {
            if (bit > 0 && bit % 20 == 0) {
                code.append('-');
            }
            int digit = 0;
            for (int i = bit; i < bit + 5; i++) {
                digit = (digit << 1) | ((random[i / 8] >> (7 - i % 8)) & 1);
            }
            code.append(DIGITS.charAt(digit));
        }
        return code.toString();
    }

    private static byte[] hash(final String code) {
        final String plain =
                code.length() > 64 ? "" : code.strip().replace("-", "").toUpperCase(Locale.ROOT);
        return Digests.sha256(plain.getBytes(StandardCharsets.UTF_8));
    }
}
