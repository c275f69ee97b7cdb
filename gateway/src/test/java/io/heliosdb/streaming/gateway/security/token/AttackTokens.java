package io.heliosdb.streaming.gateway.security.token;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Tokens as attackers send them, each with its name. Nearly all are signed with the right key: what
 * is wrong is what they say.
 */
final class AttackTokens {
    private final TokenRig rig;
    private final Map<String, String> all = new LinkedHashMap<>();

    AttackTokens(final TokenRig rig) {
        this.rig = rig;
        headers();
        keysInHeaders();
        signatures();
        missingAndWrongClaims();
        times();
        forms();
        spellings();
    }

    Map<String, String> all() {
        return all;
    }

    private void add(final String name, final String token) {
        if (all.put(name, token) != null) {
            throw new IllegalArgumentException("twice: " + name);
        }
    }

    private void header(final String name, final String header) {
        add("header: " + name, rig.signed(header, rig.claims()));
    }

    private void claims(final String name, final String claims) {
        add("claims: " + name, rig.signed(rig.header(), claims));
    }

    private String edited(final String from, final CharSequence to) {
        final String changed = rig.header().replace(from, to);
        if (changed.equals(rig.header())) {
            throw new IllegalArgumentException(from);
        }
        return changed;
    }

    private void headers() {
        final String unsigned = TokenRig.base64(rig.claims());
        for (final String none : List.of("none", "None", "NONE", "nOnE", "", "null", "NoNe ")) {
            final String header = edited("HS256", none);
            header("alg " + none, header);
            add("unsigned alg " + none, TokenRig.base64(header) + "." + unsigned + ".");
        }
        for (final String other :
                List.of(
                        "HS384",
                        "HS512",
                        "RS256",
                        "RS384",
                        "RS512",
                        "PS256",
                        "PS384",
                        "PS512",
                        "ES256",
                        "ES384",
                        "ES512",
                        "ES256K",
                        "EdDSA",
                        "Ed25519",
                        "hs256",
                        "Hs256",
                        "HS256 ",
                        " HS256",
                        "HS2560",
                        "HMAC",
                        "HmacSHA256",
                        "A256GCM",
                        "dir",
                        "\\u0000HS256")) {
            header("alg " + other, edited("HS256", other));
        }
        header("alg that is null", edited("\"HS256\"", "null"));
        header("alg number", edited("\"HS256\"", "256"));
        header("alg list", edited("\"HS256\"", "[\"HS256\"]"));
        header("alg object", edited("\"HS256\"", "{\"alg\":\"HS256\"}"));
        header("alg twice", edited("{", "{\"alg\":\"none\","));
        header("alg twice after", edited("}", ",\"alg\":\"none\"}"));
        header("no alg", edited("\"alg\":\"HS256\",", ""));
        for (final String type :
                List.of(
                        "JWT",
                        "jwt",
                        "AT+JWT",
                        "at+JWT",
                        "application/at+jwt",
                        "",
                        "refresh+jwt",
                        "id+jwt",
                        "logout+jwt",
                        "secevent+jwt",
                        "JOSE",
                        "JWE",
                        "dpop+jwt")) {
            header("typ " + type, edited("at+jwt", type));
        }
        header("no typ", edited("\"typ\":\"at+jwt\",", ""));
        header("typ null", edited("\"at+jwt\"", "null"));
        header("typ list", edited("\"at+jwt\"", "[\"at+jwt\"]"));
        final String kid = rig.keys.ids().getFirst();
        for (final String other :
                List.of(
                        "",
                        "0",
                        kid.substring(1),
                        kid + "0",
                        "../../dev/null",
                        "/dev/null",
                        "' OR 1=1 --",
                        "x' UNION SELECT 'key",
                        "http://evil.example/key",
                        "| cat /etc/passwd",
                        "\\u0000",
                        "current",
                        "null",
                        "*")) {
            header("kid " + other, edited(kid, other));
        }
        header("no kid", edited(",\"kid\":\"" + kid + "\"", ""));
        header("kid that is null", edited("\"" + kid + "\"", "null"));
        header("kid list", edited("\"" + kid + "\"", "[\"" + kid + "\"]"));
        header("kid twice", edited("{", "{\"kid\":\"0\","));
    }

    private void keysInHeaders() {
        final Map<String, String> extras =
                Map.ofEntries(
                        Map.entry("jku", "\"https://evil.example/jwks.json\""),
                        Map.entry("jwk", "{\"kty\":\"oct\",\"k\":\"AAAA\"}"),
                        Map.entry("x5u", "\"https://evil.example/cert.pem\""),
                        Map.entry("x5c", "[\"MIIB\"]"),
                        Map.entry("x5t", "\"abc\""),
                        Map.entry("x5t#S256", "\"abc\""),
                        Map.entry("crit", "[\"exp\"]"),
                        Map.entry("crit ", "[]"),
                        Map.entry("b64", "false"),
                        Map.entry("zip", "\"DEF\""),
                        Map.entry("cty", "\"JWT\""),
                        Map.entry("enc", "\"A256GCM\""),
                        Map.entry("p2c", "1000000000"),
                        Map.entry("p2s", "\"abc\""),
                        Map.entry("epk", "{}"),
                        Map.entry("iss", "\"evil\""),
                        Map.entry("url", "\"https://evil.example\""),
                        Map.entry("nonce", "\"abc\""),
                        Map.entry("__proto__", "{}"),
                        Map.entry("ALG", "\"none\""),
                        Map.entry("exp", "1"));
        extras.forEach((name, value) -> header("with " + name, extended(name, value)));
        for (final String name : List.of("jku", "jwk", "x5u", "crit")) {
            header("with " + name + " null", extended(name, "null"));
        }
        header("escaped name", edited("\"alg\"", "\"\\u0061lg\",\"alg\""));
    }

    private String extended(final String name, final String value) {
        return edited("}", ",\"" + name + "\":" + value + "}");
    }

    private void signatures() {
        final byte[] key = rig.keys.current().secret();
        final Map<String, byte[]> others = new LinkedHashMap<>();
        others.put("empty byte", new byte[1]);
        others.put("zeroes", new byte[32]);
        others.put("secret", TokenRig.ascii("secret"));
        others.put("its id", TokenRig.ascii(rig.keys.ids().getFirst()));
        others.put("its hexadecimal digits", TokenRig.ascii(HexFormat.of().formatHex(key)));
        others.put("its first half", Arrays.copyOf(key, 16));
        others.put("itself and more", Arrays.copyOf(key, 65));
        others.put("issuer", TokenRig.ascii(TokenRig.SETTINGS.issuer()));
        others.forEach(
                (name, other) ->
                        add(
                                "signed with " + name,
                                TokenRig.signed(rig.header(), rig.claims(), other)));
        final String good = rig.signed(rig.header(), rig.claims());
        final int end = good.lastIndexOf('.') + 1;
        final String signature = good.substring(end);
        add("no signature", good.substring(0, end));
        add("signature cut", good.substring(0, good.length() - 4));
        add("signature longer", good + "AAAA");
        add("signature twice", good + signature);
        add("zero signature", good.substring(0, end) + "A".repeat(43));
        add("signature of ES256 with zeroes", good.substring(0, end) + "A".repeat(86));
        final String other = rig.signed(rig.header(), rig.claims().replace("x1", "x2"));
        add(
                "signature of another",
                good.substring(0, end) + other.substring(other.lastIndexOf('.') + 1));
        add("claims of another", other.substring(0, other.lastIndexOf('.') + 1) + signature);
    }

    private String changed(final String from, final String to) {
        final String changed = rig.claims().replaceFirst(from, to);
        if (changed.equals(rig.claims())) {
            throw new IllegalArgumentException(from);
        }
        return changed;
    }

    private void missingAndWrongClaims() {
        for (final String name : List.of("iss", "aud", "sub", "iat", "nbf", "exp", "jti", "ver")) {
            final String pair = "\"" + name + "\":(\"[^\"]*\"|[0-9]+)";
            claims("no " + name, changed(pair, "\"other\":1"));
            claims(name + " null", changed(pair, "\"" + name + "\":null"));
            claims(name + " list of nothing", changed(pair, "\"" + name + "\":[]"));
            claims(name + " object", changed(pair, "\"" + name + "\":{}"));
            claims(name + " true", changed(pair, "\"" + name + "\":true"));
            claims(name + " empty", changed(pair, "\"" + name + "\":\"\""));
            claims(name + " twice", changed("\\{", "{\"" + name + "\":1,"));
            claims(name + " negative", changed(pair, "\"" + name + "\":-1"));
        }
        for (final String name : List.of("iss", "aud")) {
            final String value = TokenRig.SETTINGS.issuer();
            for (final String other :
                    List.of(
                            value + "x",
                            value.substring(1),
                            value.toUpperCase(Locale.ROOT),
                            value + " ",
                            "heliosdb-beef",
                            "*")) {
                claims(
                        name + " " + other,
                        changed(
                                "\"" + name + "\":\"[^\"]*\"",
                                "\"" + name + "\":\"" + other + "\""));
            }
        }
        claims("aud of others", changed("\"aud\":\"[^\"]*\"", "\"aud\":[\"a\",\"b\"]"));
        claims("aud list of numbers", changed("\"aud\":\"[^\"]*\"", "\"aud\":[1]"));
        for (final String name :
                List.of(
                        "nobody",
                        "Anna",
                        "anna ",
                        "anna\\\\u0000",
                        "bert",
                        "admin",
                        "ann",
                        "oidc/anna",
                        "änna")) {
            claims("sub " + name, changed("\"anna\"", "\"" + name + "\""));
        }
        for (final long version :
                new long[] {0, 1, rig.anna.tokenVersion() - 1, rig.anna.tokenVersion() + 1}) {
            claims("ver " + version, changed("\"ver\":[0-9]+", "\"ver\":" + version));
        }
        claims("ver as a text", changed("\"ver\":([0-9]+)", "\"ver\":\"$1\""));
    }

    private void times() {
        final long now = TokenRig.START_MS / 1000;
        for (final long end : new long[] {0, 1, now - 31, now - 30, now}) {
            claims("exp " + (end - now), changed("\"exp\":[0-9]+", "\"exp\":" + end));
        }
        for (final String end :
                List.of(
                        "1e99",
                        now + 3600 + ".5",
                        "99999999999999999999",
                        "9223372036854775807",
                        "\"" + (now + 3600) + "\"",
                        "9.9e15",
                        "NaN",
                        "Infinity",
                        "-0")) {
            claims("exp " + end, changed("\"exp\":[0-9]+", "\"exp\":" + end));
        }
        for (final long begin : new long[] {now + 31, now + 3600, Long.MAX_VALUE}) {
            claims("nbf " + begin, changed("\"nbf\":[0-9]+", "\"nbf\":" + begin));
            claims("iat " + begin, changed("\"iat\":[0-9]+", "\"iat\":" + begin));
        }
        final long day = TokenRig.SETTINGS.lifetimeMs() / 1000;
        claims("issued too long ago", changed("\"iat\":[0-9]+", "\"iat\":" + (now - day - 30)));
    }

    private void forms() {
        final String good = rig.signed(rig.header(), rig.claims());
        for (final String text :
                List.of("", ".", "..", "...", "a.b.c", "Bearer", "null", "undefined", "{}", "🔑")) {
            add("text '" + text + "'", text);
        }
        add("with its word", "Bearer " + good);
        add("a part more", good + ".");
        add("five parts", good + ".a.b");
        add("a part less", good.substring(0, good.lastIndexOf('.')));
        add("too long", rig.signed(rig.header(), rig.claims().replace("x1", "x".repeat(9000))));
        for (final String json :
                List.of(
                        "[]",
                        "null",
                        "1",
                        "\"a\"",
                        "{",
                        "{}{}",
                        "{} x",
                        "{}",
                        "",
                        "{\"a\":" + "[".repeat(20) + "]".repeat(20) + "}")) {
            add("header " + json, rig.signed(json, rig.claims()));
            add("claims " + json, rig.signed(rig.header(), json));
        }
        claims("something after", rig.claims() + "{}");
        claims("a comment", rig.claims() + "/**/");
        claims("names in single quotes", rig.claims().replace('"', '\''));
        claims("a byte order mark", "\uFEFF" + rig.claims());
    }

    private void spellings() {
        final String good = rig.signed(rig.header(), rig.claims());
        for (final String sign :
                Set.of("=", "==", " ", "\n", "\r\n", "\t", "+", "/", "\u0000", "%3D", "!")) {
            final String name = HexFormat.of().formatHex(sign.getBytes(StandardCharsets.UTF_8));
            add("ends with " + name, good + sign);
            add("begins with " + name, sign + good);
            add(
                    "has after its header " + name,
                    good.replaceFirst("\\.", Matcher.quoteReplacement(sign + ".")));
        }
        add("another spelling of the last sign", respelled(good));
    }

    /** Of 43 characters of Base64 the last has two bits that are not used. */
    private static String respelled(final String token) {
        final String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        final int last = digits.indexOf(token.charAt(token.length() - 1));
        return token.substring(0, token.length() - 1) + digits.charAt(last ^ 1);
    }

    List<String> mutations(final String good) {
        final List<String> mutations = new ArrayList<>();
        for (int i = 0; i < good.length(); i++) {
            for (int bit = 0; bit < 7; bit++) {
                final char other = (char) (good.charAt(i) ^ 1 << bit);
                mutations.add(good.substring(0, i) + other + good.substring(i + 1));
            }
            mutations.add(good.substring(0, i) + good.substring(i + 1));
            mutations.add(good.substring(0, i) + good.charAt(i) + good.substring(i));
        }
        return mutations;
    }
}
