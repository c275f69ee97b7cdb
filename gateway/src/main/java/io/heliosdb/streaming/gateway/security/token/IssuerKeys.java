package io.heliosdb.streaming.gateway.security.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;

import io.heliosdb.streaming.codecs.error.HeliosException;

import org.agrona.concurrent.NanoClock;

import java.text.ParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The public keys of an issuer: a set (RFC 7517) that is fetched anew after a while, or when a
 * token names a key that is not in it, but not more often than once a minute. If the issuer cannot
 * be reached, the last set stays good for a day.
 *
 * <p>Any thread; one of them fetches, the others go on with what is there.
 */
public final class IssuerKeys {
    private static final long PAUSE_NS = TimeUnit.MINUTES.toNanos(1);
    private static final long FRESH_NS = TimeUnit.MINUTES.toNanos(15);
    private static final long STALE_NS = TimeUnit.DAYS.toNanos(1);

    private static final int LIMIT_CHARACTERS = 1 << 20;
    private static final int RSA_BITS = 2048;
    private static final int KEYS_LIMIT = 100;

    private final Supplier<String> source;
    private final IssuerSettings.Family family;
    private final NanoClock clock;
    private final ReentrantLock fetching = new ReentrantLock();

    private volatile Fetched fetched;

    /** Guarded by the lock. */
    private long lastTryNs;

    private boolean wasTried;

    /**
     * @param source gives the set as a text, of a file or over the network; whatever it throws
     *     means that the set is not to be had now
     */
    public IssuerKeys(
            final Supplier<String> source,
            final IssuerSettings.Family family,
            final NanoClock clock) {
        this.source = source;
        this.family = family;
        this.clock = clock;
    }

    private record Fetched(Map<String, JWSVerifier> verifiers, long atNs) {}

    /**
     * The key of an id.
     *
     * @throws HeliosException {@link TokenError#KEYS_UNAVAILABLE} if there is no set
     */
    Optional<JWSVerifier> find(final String id) {
        final Fetched known = fetched;
        if (known == null || !known.verifiers().containsKey(id) || isOlder(known, FRESH_NS)) {
            fetch(known == null);
        }
        final Fetched now = fetched;
        if (now == null || isOlder(now, STALE_NS)) {
            throw HeliosException.of(
                            TokenError.KEYS_UNAVAILABLE, "the keys of the issuer are not to be had")
                    .hint("look whether the issuer can be reached from this machine");
        }
        return Optional.ofNullable(now.verifiers().get(id));
    }

    private boolean isOlder(final Fetched set, final long ageNs) {
        return clock.nanoTime() - set.atNs() >= ageNs;
    }

    private void fetch(final boolean isWaiting) {
        if (isWaiting) {
            fetching.lock();
        } else if (!fetching.tryLock()) {
            return;
        }
        try {
            final long nowNs = clock.nanoTime();
            if (wasTried && nowNs - lastTryNs < PAUSE_NS) {
                return;
            }
            wasTried = true;
            lastTryNs = nowNs;
            fetched = new Fetched(parse(source.get()), nowNs);
        } catch (final ParseException | JOSEException | RuntimeException e) {
            // What was fetched before stays, until it is too old: find says so then.
            lastTryNs = clock.nanoTime();
        } finally {
            fetching.unlock();
        }
    }

    private Map<String, JWSVerifier> parse(final String text) throws ParseException, JOSEException {
        if (text.length() > LIMIT_CHARACTERS) {
            throw new ParseException("too long", 0);
        }
        final Map<String, JWSVerifier> verifiers = new HashMap<>();
        final Set<String> twice = new HashSet<>();
        for (final JWK key : JWKSet.parse(text).getKeys()) {
            final boolean isForSigning =
                    key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
            if (key.getKeyID() == null || !isForSigning || verifiers.size() >= KEYS_LIMIT) {
                continue;
            }
            final Optional<JWSVerifier> verifier = verifier(key);
            if (verifier.isPresent() && verifiers.put(key.getKeyID(), verifier.get()) != null) {
                twice.add(key.getKeyID());
            }
        }
        verifiers.keySet().removeAll(twice);
        return Map.copyOf(verifiers);
    }

    private Optional<JWSVerifier> verifier(final JWK key) throws JOSEException {
        final String algorithm = algorithm(family);
        if (key.getAlgorithm() != null && !key.getAlgorithm().getName().equals(algorithm)) {
            return Optional.empty();
        }
        return switch (family) {
            case RSA ->
                    key instanceof RSAKey rsa && rsa.size() >= RSA_BITS
                            ? Optional.of(new RSASSAVerifier(rsa.toRSAPublicKey()))
                            : Optional.empty();
            case EC ->
                    key instanceof ECKey curve && Curve.P_256.equals(curve.getCurve())
                            ? Optional.of(new ECDSAVerifier(curve.toECPublicKey()))
                            : Optional.empty();
        };
    }

    static String algorithm(final IssuerSettings.Family family) {
        return switch (family) {
            case RSA -> "RS256";
            case EC -> "ES256";
        };
    }
}
