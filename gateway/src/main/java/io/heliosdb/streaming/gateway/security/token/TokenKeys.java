package io.heliosdb.streaming.gateway.security.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.security.store.CheckedFile;
import io.heliosdb.streaming.gateway.security.store.SecretFile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The keys of the appliance's own tokens: the one that signs, and those before it, which are good
 * for the tokens that they have signed. Of the configuration, or made by the appliance and kept in
 * a file that only its owner may read.
 *
 * <p>Any thread.
 */
public final class TokenKeys {
    /** Longest life of a token, after which a retired key is forgotten. */
    static final long RETIREMENT_MS = TimeUnit.DAYS.toMillis(31);

    private static final int SECRET_BYTES = 32;
    private static final int VERSION = 1;

    private final Optional<CheckedFile> file;

    /** The first one signs. */
    private volatile List<TokenKey> keys;

    private TokenKeys(final Optional<CheckedFile> file, final List<TokenKey> keys) {
        this.file = file;
        this.keys = List.copyOf(keys);
    }

    /**
     * Keys of the configuration.
     *
     * @param current signs
     * @param previous have signed before
     * @throws HeliosException {@link TokenError#WEAK_SECRET}
     */
    public static TokenKeys configured(final String current, final List<String> previous) {
        final List<TokenKey> keys = new ArrayList<>();
        keys.add(TokenKey.of(SecretRules.check(current)));
        previous.forEach(each -> keys.add(TokenKey.of(SecretRules.check(each))));
        return new TokenKeys(Optional.empty(), keys);
    }

    /**
     * Opens the appliance's own keys; makes the first one if there is none: tokens of a key that
     * was lost are not good any more, and that is all.
     *
     * @param path of their file
     * @throws HeliosException with a {@code StoreError}
     */
    public static TokenKeys stored(final Storage storage, final Path path, final Entropy entropy) {
        final CheckedFile file = new CheckedFile(storage, path, "heliosdb-token-keys", VERSION);
        if (file.exists()) {
            SecretFile.checkPrivate(storage, path);
            return new TokenKeys(Optional.of(file), file.read(TokenKeys::read).orElseThrow());
        }
        storage.createDirectories(path.toAbsolutePath().getParent());
        final List<TokenKey> keys = List.of(made(entropy));
        file.write(written(keys));
        return new TokenKeys(Optional.of(file), keys);
    }

    private static TokenKey made(final Entropy entropy) {
        final byte[] secret = new byte[SECRET_BYTES];
        entropy.fill(secret);
        return TokenKey.of(secret);
    }

    /** That signs. */
    TokenKey current() {
        return keys.getFirst();
    }

    Optional<TokenKey> find(final String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** Ids of all keys, the one that signs first. */
    public List<String> ids() {
        return keys.stream().map(TokenKey::id).toList();
    }

    /**
     * Makes another key sign from now on. Tokens of the one before stay good for their time.
     *
     * @param nowMs epoch milliseconds
     * @return id of the new one
     * @throws HeliosException {@link TokenError#NOT_ROTATED} if the secret stands in the
     *     configuration
     */
    public synchronized String rotate(final Entropy entropy, final long nowMs) {
        final CheckedFile kept =
                file.orElseThrow(
                        () ->
                                HeliosException.of(
                                                TokenError.NOT_ROTATED,
                                                "the secret of tokens is configured")
                                        .hint(
                                                "change it there, and keep the old one as a"
                                                        + " previous one"));
        final List<TokenKey> next = new ArrayList<>();
        next.add(made(entropy));
        for (final TokenKey key : keys) {
            final TokenKey retired = key.retiredMs() == TokenKey.IN_USE ? key.retired(nowMs) : key;
            if (nowMs - retired.retiredMs() < RETIREMENT_MS) {
                next.add(retired);
            }
        }
        kept.write(written(next));
        keys = List.copyOf(next);
        return next.getFirst().id();
    }

    private static ObjectNode written(final List<TokenKey> keys) {
        final ObjectNode root = CheckedFile.newObject();
        final ArrayNode list = root.putArray("keys");
        for (final TokenKey key : keys) {
            list.addObject()
                    .put("secret", HexFormat.of().formatHex(key.secret()))
                    .put("retired_ms", key.retiredMs());
        }
        return root;
    }

    private static List<TokenKey> read(final JsonNode root) {
        final List<TokenKey> keys = new ArrayList<>();
        for (final JsonNode each : root.required("keys")) {
            final byte[] secret = HexFormat.of().parseHex(each.required("secret").textValue());
            if (secret.length != SECRET_BYTES) {
                throw new IllegalArgumentException("length of a key");
            }
            keys.add(TokenKey.of(secret).retired(each.required("retired_ms").longValue()));
        }
        if (keys.isEmpty() || keys.getFirst().retiredMs() != TokenKey.IN_USE) {
            throw new IllegalArgumentException("no key that signs");
        }
        return keys;
    }
}
