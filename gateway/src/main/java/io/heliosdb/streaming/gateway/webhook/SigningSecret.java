package io.heliosdb.streaming.gateway.webhook;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.security.digest.Digests;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;

/** What requests are signed with, as Standard Webhooks has it. */
final class SigningSecret {
    private static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 16;
    private static final int LIMIT_BYTES = 4096;

    private final byte[] key;

    private SigningSecret(final byte[] key) {
        this.key = key;
    }

    /**
     * Reads a secret: {@code whsec_} and Base64, or any other text.
     *
     * @throws HeliosException {@code HNET-0704}
     */
    static SigningSecret read(final Storage storage, final Path file) {
        if (!storage.exists(file)) {
            throw refused(file, "there is no such file");
        }
        final String text =
                new String(AtomicFile.read(storage, file, LIMIT_BYTES), StandardCharsets.UTF_8)
                        .strip();
        final byte[] bytes;
        try {
            bytes =
                    text.startsWith(PREFIX)
                            ? Base64.getDecoder().decode(text.substring(PREFIX.length()))
                            : text.getBytes(StandardCharsets.UTF_8);
        } catch (final IllegalArgumentException e) {
            throw refused(file, "what follows " + PREFIX + " is not Base64");
        }
        if (bytes.length < LEAST_BYTES) {
            throw refused(file, "it has less than " + LEAST_BYTES + " bytes");
        }
        return new SigningSecret(bytes);
    }

    private static HeliosException refused(final Path file, final String why) {
        return HeliosException.of(WebhookError.SECRET, "the secret in " + file + " cannot be used")
                .detail(why)
                .hint("write " + PREFIX + " and 24 to 64 random bytes in Base64 into the file");
    }

    /**
     * The signature of a request.
     *
     * @param id of the request
     * @param seconds when it is sent, since 1970
     */
    String sign(final String id, final long seconds, final byte[] body) {
        final byte[] head = (id + '.' + seconds + '.').getBytes(StandardCharsets.UTF_8);
        final byte[] message = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, message, head.length, body.length);
        return "v1," + Base64.getEncoder().encodeToString(Digests.hmacSha256(key, message));
    }
}
