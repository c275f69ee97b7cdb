package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.operators.expression.ByteString;
import io.heliosdb.streaming.operators.expression.Expression;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** HEX, BIN, Base64, digests, TRANSLATE, and tests of what a text consists of. */
final class TextCoding {
    private TextCoding() {}

    static Object evaluate(final Expression.Call call, final List<Object> operands) {
        final Object value = operands.getFirst();
        return switch (call.function()) {
            case BIN -> Long.toBinaryString((Long) value);
            case HEX ->
                    value instanceof Long number
                            ? Long.toHexString(number).toUpperCase(Locale.ROOT)
                            : HexFormat.of().withUpperCase().formatHex(bytes(value));
            case TO_BASE64 -> Base64.getEncoder().encodeToString(bytes(value));
            case FROM_BASE64 -> decoded(bytes(value));
            case MD5 -> digest("MD5", value);
            case SHA1 -> digest("SHA-1", value);
            case SHA224 -> digest("SHA-224", value);
            case SHA256 -> digest("SHA-256", value);
            case SHA384 -> digest("SHA-384", value);
            case SHA512 -> digest("SHA-512", value);
            case SHA2 -> sha2(value, (Long) operands.get(1));
            case UNHEX -> unhexed((String) value);
            case ENCODE ->
                    ByteString.of(((String) value).getBytes(charset((String) operands.get(1))));
            case DECODE -> new String(bytes(value), charset((String) operands.get(1)));
            case JSON_QUOTE -> quoted((String) value);
            case HASH_CODE -> (long) (value.hashCode() < 0 ? -value.hashCode() : value.hashCode());
            default -> throw new IllegalStateException("not a code: " + call);
        };
    }

    private static byte[] bytes(final Object value) {
        return value instanceof ByteString bytes
                ? bytes.toByteArray()
                : ((String) value).getBytes(StandardCharsets.UTF_8);
    }

    private static Charset charset(final String name) {
        try {
            return Charset.forName(name);
        } catch (final IllegalArgumentException e) {
            throw Failure.of("there is no character set '" + name + "'", "UTF-8 is one");
        }
    }

    private static String sha2(final Object value, final long bits) {
        if (!List.of(1L, 224L, 256L, 384L, 512L).contains(bits)) {
            throw Failure.of("SHA2 has no " + bits + " bits", "it has 224, 256, 384 and 512");
        }
        return digest("SHA-" + bits, value);
    }

    /** The first digit of an odd number of them counts as 0, if it is one. */
    private static ByteString unhexed(final String digits) {
        if (!digits.matches("[0-9a-fA-F]*")) {
            return null;
        }
        final String even = digits.length() % 2 == 0 ? digits : "00" + digits.substring(1);
        return ByteString.of(HexFormat.of().parseHex(even));
    }

    /** Each UTF-16 unit is looked at, and for the first of a pair the whole code point is told. */
    private static String quoted(final String text) {
        final StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            final int codePoint = text.codePointAt(i);
            final int special = "\"\\/\b\f\n\r\t".indexOf(codePoint);
            if (codePoint >= 128) {
                quoted.append("\\u")
                        .append(
                                HexFormat.of()
                                        .toHexDigits(codePoint)
                                        .substring(codePoint >= 0x10000 ? 3 : 4));
            } else if (special >= 0) {
                quoted.append('\\').append("\"\\/bfnrt".charAt(special));
            } else {
                quoted.appendCodePoint(codePoint);
            }
        }
        return quoted.append('"').toString();
    }

    private static String decoded(final byte[] base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (final IllegalArgumentException e) {
            throw Failure.of("FROM_BASE64: the text is not Base64", "check the column's contents");
        }
    }

    private static String digest(final String algorithm, final Object text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(bytes(text)));
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm, e);
        }
    }

    /** IS_DECIMAL, IS_DIGIT, IS_ALPHA, which are FALSE for a text that is NULL. */
    static Object classify(final Expression.Call call, final Object value) {
        if (!call.operands().getFirst().type().isCharacter()) {
            final boolean isInteger = call.operands().getFirst().type().isInteger();
            return switch (call.function()) {
                case IS_DECIMAL -> call.operands().getFirst().type().isNumeric();
                case IS_DIGIT -> isInteger;
                default -> false;
            };
        }
        final String text = value == null ? "" : (String) value;
        return !text.isEmpty()
                && switch (call.function()) {
                    case IS_DECIMAL -> isNumber(text);
                    case IS_DIGIT -> text.chars().allMatch(Character::isDigit);
                    default -> text.chars().allMatch(Character::isLetter);
                };
    }

    private static boolean isNumber(final String text) {
        return reads(text, Long::valueOf) || reads(text, Double::valueOf);
    }

    private static boolean reads(final String text, final Function<String, Number> reader) {
        try {
            return reader.apply(text) != null;
        } catch (final NumberFormatException e) {
            return false;
        }
    }

    /** TRANSLATE: no characters to replace leave the text, no replacements drop them. */
    static Object translate(final List<Object> operands) {
        final String text = (String) operands.get(0);
        final String from = (String) operands.get(1);
        if (text == null || from == null) {
            return text;
        }
        final List<Integer> sought = codePoints(from);
        final List<Integer> replacements =
                operands.get(2) == null ? List.of() : codePoints((String) operands.get(2));
        final StringBuilder translated = new StringBuilder();
        for (final int codePoint : codePoints(text)) {
            final int index = sought.indexOf(codePoint);
            if (index < 0) {
                translated.appendCodePoint(codePoint);
            } else if (index < replacements.size()) {
                translated.appendCodePoint(replacements.get(index));
            }
        }
        return translated.toString();
    }

    private static List<Integer> codePoints(final String text) {
        return new ArrayList<>(text.codePoints().boxed().toList());
    }
}
