package io.heliosdb.streaming.gateway.security.token;

import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.gateway.security.digest.Digests;
import io.heliosdb.streaming.gateway.security.user.User;
import io.heliosdb.streaming.gateway.security.user.UserRig;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Tokens of an appliance with two users, at a time that stands still. */
final class TokenRig implements AutoCloseable {
    static final long START_MS = 1_800_000_000_000L;
    static final TokenSettings SETTINGS =
            TokenSettings.of(0xCAFE, TokenSettings.STANDARD_LIFETIME_MS);

    final Entropy entropy = new Random(7)::nextBytes;
    final UserRig userRig;
    final TokenKeys keys;
    final Revocations revocations;
    final Tokens tokens;
    final User anna;
    long nowMs = START_MS;

    TokenRig(final Path folder) {
        userRig = new UserRig(folder.resolve("users"), () -> nowMs);
        keys = TokenKeys.stored(userRig.storage, folder.resolve("token-keys"), entropy);
        revocations =
                Revocations.open(
                        userRig.storage, userRig.folder.resolve("revoked-tokens"), () -> nowMs);
        tokens = new Tokens(SETTINGS, keys, userRig.users, revocations, () -> nowMs, entropy);
        anna = userRig.add("anna", "Admin");
        userRig.add("bert", "Viewer");
    }

    void passSeconds(final long seconds) {
        nowMs += TimeUnit.SECONDS.toMillis(seconds);
    }

    /** A header and claims as they should be. */
    String header() {
        return "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"" + keys.ids().getFirst() + "\"}";
    }

    String claims() {
        final long now = TimeUnit.MILLISECONDS.toSeconds(nowMs);
        return "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"anna\",\"iat\":%d,\"nbf\":%d,\"exp\":%d,\"jti\":\"x1\",\"ver\":%d}"
                .formatted(
                        SETTINGS.issuer(),
                        SETTINGS.audience(),
                        now,
                        now,
                        now + 3600,
                        anna.tokenVersion());
    }

    /** Signed by the appliance's own key, whatever it says. */
    String signed(final String header, final String claims) {
        return signed(header, claims, keys.current().secret());
    }

    static String signed(final String header, final String claims, final byte[] key) {
        final String text = base64(header) + "." + base64(claims);
        return text + "." + base64(Digests.hmacSha256(key, ascii(text)));
    }

    static String base64(final String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    static String base64(final byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] ascii(final String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        userRig.close();
    }
}
