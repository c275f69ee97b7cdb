package io.heliosdb.streaming.gateway.security.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.util.Base64URL;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Iterator;
import java.util.Set;

/**
 * A signed token, taken apart and not yet believed.
 *
 * <p>Stricter than the format asks for: each part has one spelling, of JSON no name comes twice,
 * and a header may hold nothing that says where a key is to be found. So nobody reads a token in
 * two ways.
 */
final class TokenText {
    /** Longest token, in characters. */
    static final int LIMIT = 8192;

    private static final ObjectMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(8)
                                                    .maxStringLength(LIMIT)
                                                    .maxNumberLength(32)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final String signed;
    private final String headerText;
    private final byte[] signature;
    private final JsonNode header;
    private final JsonNode claims;

    private TokenText(
            final String signed,
            final String headerText,
            final byte[] signature,
            final JsonNode header,
            final JsonNode claims) {
        this.signed = signed;
        this.headerText = headerText;
        this.signature = signature;
        this.header = header;
        this.claims = claims;
    }

    /**
     * Takes a token apart.
     *
     * @param allowed names that the header may have
     * @throws HeliosException {@link TokenError#MALFORMED}
     */
    static TokenText parse(final String token, final Set<String> allowed) {
        if (token.length() > LIMIT) {
            throw malformed("it has more than " + LIMIT + " characters");
        }
        final String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw malformed("it has " + parts.length + " parts in place of 3");
        }
        final byte[] signature = decode(parts[2]);
        final JsonNode header = object(decode(parts[0]));
        final JsonNode claims = object(decode(parts[1]));
        final Iterator<String> names = header.fieldNames();
        while (names.hasNext()) {
            if (!allowed.contains(names.next())) {
                throw malformed("its header has a name that is not allowed");
            }
        }
        return new TokenText(parts[0] + "." + parts[1], parts[0], signature, header, claims);
    }

    /** A text of the header; the empty one if it is not there. */
    String header(final String name) {
        final JsonNode value = header.get(name);
        return value != null && value.isTextual() ? value.textValue() : "";
    }

    JsonNode claims() {
        return claims;
    }

    /** Whether it was signed with this key. */
    boolean isSigned(final JWSVerifier verifier) {
        try {
            return verifier.verify(
                    JWSHeader.parse(new Base64URL(headerText)),
                    signed.getBytes(StandardCharsets.US_ASCII),
                    Base64URL.encode(signature));
        } catch (final ParseException | JOSEException | RuntimeException e) {
            return false;
        }
    }

    /** Bits behind the last byte are zero and there is no padding: one spelling for each part. */
    private static byte[] decode(final String part) {
        for (int i = 0; i < part.length(); i++) {
            final char each = part.charAt(i);
            final boolean isLetter = (each >= 'A' && each <= 'Z') || (each >= 'a' && each <= 'z');
            if (!isLetter && !(each >= '0' && each <= '9') && each != '-' && each != '_') {
                throw malformed("a part is not Base64URL");
            }
        }
        final byte[] bytes = new Base64URL(part).decode();
        if (part.isEmpty() || !Base64URL.encode(bytes).toString().equals(part)) {
            throw malformed("a part is not Base64URL as it is written");
        }
        return bytes;
    }

    private static JsonNode object(final byte[] bytes) {
        try {
            final String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            try (JsonParser parser = JSON.createParser(text)) {
                final JsonNode node = JSON.readTree(parser);
                if (node != null && node.isObject() && parser.nextToken() == null) {
                    return node;
                }
            }
        } catch (final CharacterCodingException e) {
            throw malformed("a part is not UTF-8");
        } catch (final IOException e) {
            throw malformed("a part is not JSON");
        }
        throw malformed("a part is no JSON object");
    }

    private static HeliosException malformed(final String why) {
        return HeliosException.of(TokenError.MALFORMED, "this is no token")
                .detail(why)
                .hint("log in, and send what the answer holds after 'Bearer '");
    }
}
