package io.heliosdb.streaming.gateway.security.user;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.security.digest.Digests;
import io.heliosdb.streaming.gateway.security.store.SecretFile;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes and checks passwords: bcrypt of cost 12 over base64(HMAC-SHA-384(pepper, password)), one
 * at a time on a thread of its own, so that a flood of logins costs one core's rest and no more.
 *
 * <p>A check takes the same work whether the user exists, has a password of another scheme, or
 * sends one that is far too long. Any thread may ask; answers come on the thread of the hashes.
 */
public final class Passwords implements AutoCloseable {
    /** Cost of bcrypt: binary logarithm of its rounds. */
    public static final int COST = 12;

    /** Passwords that may wait; what comes beyond is refused. */
    public static final int QUEUE_LENGTH = 16;

    /** Bytes of the pepper. */
    private static final int PEPPER_BYTES = 32;

    /** Of a password that nobody knows, for users that do not exist. */
    private static final PasswordHash NOBODY =
            new PasswordHash(
                    PasswordHash.Scheme.PEPPERED,
                    "$2b$12$W8sZ7hV0yT1nLq4RkXo2CeN3vGmJbPfD5uIaHxSgKtEwYzQrUoMiC");

    /** Most bytes of a {@code char}. */
    private static final int UTF8_BYTES = 3;

    private final Bcrypt bcrypt;
    private final byte[] pepper;
    private final Entropy entropy;
    private final int scramIterations;
    private final ThreadPoolExecutor thread;

    Passwords(
            final Bcrypt bcrypt,
            final byte[] pepper,
            final Entropy entropy,
            final int scramIterations) {
        this.bcrypt = bcrypt;
        this.pepper = pepper.clone();
        this.entropy = entropy;
        this.scramIterations = scramIterations;
        thread =
                new ThreadPoolExecutor(
                        1,
                        1,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(QUEUE_LENGTH),
                        Passwords::newThread);
    }

    /** Logins come after everything else; where the system ignores it, one thread is the bound. */
    @SuppressWarnings("ThreadPriorityCheck")
    private static Thread newThread(final Runnable task) {
        return Thread.ofPlatform()
                .name("passwords")
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .unstarted(task);
    }

    /**
     * Opens the pepper; makes it if no password can have been hashed with it yet.
     *
     * @param file of the pepper
     * @param hasUsers whether there are users
     * @throws HeliosException with a {@code StoreError}
     */
    public static Passwords open(
            final Storage storage, final Path file, final Entropy entropy, final boolean hasUsers) {
        final byte[] pepper =
                !hasUsers && !storage.exists(file)
                        ? SecretFile.create(storage, file, entropy, PEPPER_BYTES)
                        : SecretFile.open(storage, file, PEPPER_BYTES);
        return new Passwords(Bcrypt.ofCost(COST), pepper, entropy, ScramVerifier.ITERATIONS);
    }

    /**
     * Hashes a password that is to be set and has been checked by {@link PasswordRules}.
     *
     * @param password copied; the caller may wipe it at once
     * @return fails with {@link UserError#BUSY} if too many wait
     */
    public CompletableFuture<Credentials> credentials(final char[] password) {
        final char[] own = password.clone();
        return submit(own, () -> new Credentials(hash(own), Optional.of(scram(own))));
    }

    /**
     * Whether this is a user's password.
     *
     * @param stored of the user; nothing if there is none or he may not come in
     * @param password copied; the caller may wipe it at once
     * @return fails with {@link UserError#BUSY} if too many wait
     */
    public CompletableFuture<Boolean> verify(
            final Optional<PasswordHash> stored, final char[] password) {
        final char[] own = password.clone();
        return submit(own, () -> isRight(stored, own));
    }

    /** Passwords that wait or are being hashed. */
    public int waiting() {
        return thread.getQueue().size() + thread.getActiveCount();
    }

    private PasswordHash hash(final char[] password) {
        final byte[] bytes = utf8(password);
        final String hash = bcrypt.hash(random(Bcrypt.SALT_BYTES), peppered(bytes));
        Arrays.fill(bytes, (byte) 0);
        return new PasswordHash(PasswordHash.Scheme.PEPPERED, hash);
    }

    private ScramVerifier scram(final char[] password) {
        return ScramVerifier.derive(password, random(ScramVerifier.SALT_BYTES), scramIterations);
    }

    private boolean isRight(final Optional<PasswordHash> stored, final char[] password) {
        final byte[] bytes = utf8(password);
        final PasswordHash hash = stored.orElse(NOBODY);
        final boolean isPlain = hash.scheme() == PasswordHash.Scheme.PLAIN;
        final boolean fits =
                bytes.length <= PasswordRules.LIMIT_BYTES
                        && (!isPlain || bytes.length <= Bcrypt.LIMIT_BYTES);
        final byte[] text = isPlain && fits ? bytes : peppered(bytes);
        final boolean isEqual = bcrypt.verify(text, hash.bcrypt());
        Arrays.fill(bytes, (byte) 0);
        return isEqual && fits && stored.isPresent();
    }

    private byte[] peppered(final byte[] password) {
        return Base64.getEncoder().encode(Digests.hmacSha384(pepper, password));
    }

    private byte[] random(final int length) {
        final byte[] bytes = new byte[length];
        entropy.fill(bytes);
        return bytes;
    }

    private static byte[] utf8(final char[] password) {
        final ByteBuffer buffer = ByteBuffer.allocate(UTF8_BYTES * password.length);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(password), buffer, true);
        final byte[] bytes = Arrays.copyOf(buffer.array(), buffer.position());
        Arrays.fill(buffer.array(), (byte) 0);
        return bytes;
    }

    private <T> CompletableFuture<T> submit(final char[] own, final Supplier<T> work) {
        final CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            thread.execute(
                    () -> {
                        try {
                            answer.complete(work.get());
                        } catch (final RuntimeException | Error e) {
                            answer.completeExceptionally(e);
                        } finally {
                            Arrays.fill(own, '\0');
                        }
                    });
        } catch (final RejectedExecutionException e) {
            Arrays.fill(own, '\0');
            answer.completeExceptionally(
                    HeliosException.of(UserError.BUSY, "too many passwords are being checked")
                            .detail(QUEUE_LENGTH + " wait")
                            .hint("try again in a few seconds"));
        }
        return answer;
    }

    /** Lets go of the thread; passwords that still wait get no answer. */
    @Override
    public void close() {
        thread.shutdownNow();
        Arrays.fill(pepper, (byte) 0);
    }
}
