package io.heliosdb.streaming.gateway.security.token;

import com.fasterxml.jackson.databind.JsonNode;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a token says, which is believed once its signature was checked. */
final class Claims {
    /** Most seconds by which two clocks may differ. */
    static final int SKEW_SECONDS = 30;

    private static final int TEXT_LIMIT = 255;

    private final JsonNode claims;

    Claims(final JsonNode claims) {
        this.claims = claims;
    }

    /**
     * A text that must be there.
     *
     * @throws HeliosException {@link TokenError#FOREIGN}
     */
    String text(final String name) {
        final JsonNode value = claims.get(name);
        if (value == null || !value.isTextual() || !isPlain(value.textValue())) {
            throw foreign("it has no proper '" + name + "'");
        }
        return value.textValue();
    }

    /** As {@link #text}, empty if it is not there. */
    String optionalText(final String name) {
        return claims.has(name) ? text(name) : "";
    }

    /** Texts: a list of them, or one with spaces between them; none if it is not there. */
    List<String> texts(final String name) {
        final JsonNode value = claims.get(name);
        final List<String> texts = new ArrayList<>();
        if (value != null && value.isTextual()) {
            texts.addAll(List.of(value.textValue().split(" ")));
        } else if (value != null && value.isArray()) {
            for (final JsonNode each : value) {
                if (!each.isTextual()) {
                    throw foreign("'" + name + "' is no list of texts");
                }
                texts.add(each.textValue());
            }
        } else if (value != null) {
            throw foreign("'" + name + "' is no list of texts");
        }
        return texts;
    }

    /** A whole number from 0 that must be there. */
    long number(final String name) {
        final JsonNode value = claims.get(name);
        if (value == null
                || !value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < 0
                || value.longValue() > 1L << 53) {
            throw foreign("it has no proper '" + name + "'");
        }
        return value.longValue();
    }

    boolean has(final String name) {
        return claims.has(name);
    }

    void checkIssuer(final String issuer) {
        if (!text("iss").equals(issuer)) {
            throw foreign("it has another issuer");
        }
    }

    /** One audience as a text, or a list that has it. */
    void checkAudience(final String audience) {
        final JsonNode value = claims.get("aud");
        final boolean isOurs =
                value != null
                        && (value.isArray()
                                ? texts("aud").contains(audience)
                                : value.isTextual() && value.textValue().equals(audience));
        if (!isOurs) {
            throw foreign("it has another audience");
        }
    }

    /**
     * Checks {@code iat}, {@code nbf} and {@code exp}.
     *
     * @param nowMs epoch milliseconds
     * @param lifetimeMs most that may pass from {@code iat}
     */
    void checkTimes(final long nowMs, final long lifetimeMs, final boolean isNbfNeeded) {
        final long nowSeconds = TimeUnit.MILLISECONDS.toSeconds(nowMs);
        final long issued = number("iat");
        final long end = number("exp");
        final long begin = isNbfNeeded || has("nbf") ? number("nbf") : issued;
        if (begin > nowSeconds + SKEW_SECONDS || issued > nowSeconds + SKEW_SECONDS) {
            throw HeliosException.of(TokenError.NOT_YET, "the token is not good yet")
                    .hint("compare the clocks of this machine and of the one that made it");
        }
        final long last = Math.min(end, issued + TimeUnit.MILLISECONDS.toSeconds(lifetimeMs));
        if (end <= issued || nowSeconds >= last + SKEW_SECONDS) {
            throw HeliosException.of(TokenError.EXPIRED, "the token is not good any more")
                    .hint("log in again");
        }
    }

    static HeliosException foreign(final String why) {
        return HeliosException.of(TokenError.FOREIGN, "the token is not for this appliance")
                .detail(why)
                .hint("log in here, and send what the answer holds after 'Bearer '");
    }

    private static boolean isPlain(final String text) {
        return !text.isEmpty()
                && text.length() <= TEXT_LIMIT
                && text.chars().allMatch(each -> each > ' ' && each < 0x7F);
    }
}
