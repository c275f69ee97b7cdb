package io.heliosdb.streaming.operators.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.type.SqlType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URL;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Searches, splits, codes and addresses by random texts, against Java's classes. */
final class PlainTextsTest {
    private static final int ROUNDS = 20_000;
    private static final String[] LETTERS = {
        "a", "b", "a", "b", "ab", "/", "\u00fc", "\u20ac", "\ud83d\ude00", "\n", "\u2028", "\u0085"
    };
    private static final String[] WILDCARDS = {"%", "_", "a", "b", "ab", "\u00fc", "\ud83d\ude00"};
    private static final String[] ADDRESSES = {
        "http://",
        "https://",
        "ftp://",
        "HTTP://",
        "a.b-c1",
        "shop.de",
        "host:80",
        "u@h",
        "/",
        "/p",
        "?",
        "#",
        "&",
        "a=",
        "b=",
        "a",
        "b",
        "=",
        "1",
        "%20",
        " ",
        "\u00fc",
        "//",
        ":",
        "[",
        "\\"
    };
    private static final String[] QUERIES = {"a=", "b=", "a=", "&", "&", "a", "b", "1", "=", "#"};
    private static final String[] PARAMETERS = {"a", "b", "ab", "", "a&b", "a=", "\u00fc", "p"};

    private final Ledger ledger = new Ledger(1 << 24);
    private final Scratch scratch = Scratch.open(ledger, "test", 1 << 20);
    private final SplittableRandom random = new SplittableRandom(12);

    @AfterEach
    void close() {
        scratch.close();
        assertEquals(0, ledger.openBytes());
    }

    @Test
    void likeIsWhatItsExpressionMatches() {
        for (int round = 0; round < ROUNDS; round++) {
            scratch.reset();
            final String pattern = random(WILDCARDS, 7);
            final String string = random(LETTERS, 24);
            assertEquals(
                    Pattern.matches(expression(pattern), string),
                    LikePattern.of(pattern).matches(HeapText.text(scratch, string)),
                    pattern + " of " + string);
            final String start = random(LETTERS, 24).replace("%", "").replace("_", "");
            final String longer = start + string;
            for (final String text : new String[] {longer, string}) {
                assertEquals(
                        text.startsWith(start),
                        LikePattern.of(start + "%").matches(HeapText.text(scratch, text)),
                        start + "% of " + text);
            }
        }
    }

    private static String expression(final String pattern) {
        return pattern.replace("_", ".").replace("%", "[\\s\\S]*");
    }

    @Test
    void likeOfAPartIsTheSameInBrokenTexts() {
        final byte[] bytes = new byte[20];
        for (int round = 0; round < ROUNDS; round++) {
            scratch.reset();
            for (int i = 0; i < bytes.length; i++) {
                final boolean isBroken = random.nextInt(4) == 0;
                bytes[i] =
                        (byte) (isBroken ? random.nextInt(0x80, 0x100) : random.nextInt('a', 'd'));
            }
            final long text = scratch.text(bytes, bytes.length);
            assertEquals(
                    LikePattern.of("%%ab%").matches(text), LikePattern.of("%ab%").matches(text));
        }
    }

    @Test
    void positionsAreOfCodePoints() {
        for (int round = 0; round < ROUNDS; round++) {
            scratch.reset();
            final String string = random(LETTERS, 24);
            final String sought = random(LETTERS, 3);
            final int found = string.indexOf(sought);
            assertEquals(
                    found < 0 ? 0 : string.codePointCount(0, found) + 1,
                    TextSearch.position(
                            HeapText.text(scratch, sought), HeapText.text(scratch, string)),
                    sought + " in " + string);
        }
    }

    @Test
    void whatIsAskedOfCharactersIsWhatStringsSay() {
        for (int round = 0; round < ROUNDS; round++) {
            scratch.reset();
            final String string =
                    random(LETTERS, 12) + "x".repeat(random.nextInt(9)) + random(LETTERS, 12);
            final long text = HeapText.text(scratch, string);
            assertEquals(
                    string.codePointCount(0, string.length()), Utf8.codePointCount(text), string);
            assertEquals(
                    string.chars().noneMatch(c -> Character.isSurrogate((char) c)),
                    Utf8.isBasic(text),
                    string);
            assertEquals(string.chars().allMatch(c -> c < 0x80), Utf8.isAscii(text), string);
            assertEquals(
                    string.toUpperCase(Locale.ROOT),
                    HeapText.string(TextCase.upper(scratch, text)));
        }
    }

    @Test
    void splitsAtEachDelimiter() {
        final Shape shape = Shape.of(SqlType.array(SqlType.STRING));
        for (int round = 0; round < ROUNDS; round++) {
            scratch.reset();
            final String string = random(LETTERS, 24);
            final String delimiter = LETTERS[random.nextInt(LETTERS.length)];
            final long array =
                    Arrays.split(
                            scratch,
                            shape,
                            HeapText.text(scratch, string),
                            HeapText.text(scratch, delimiter));
            final List<String> parts = new ArrayList<>();
            for (int i = 0; i < Shape.count(array); i++) {
                parts.add(HeapText.string(shape.at(array, i)));
            }
            assertEquals(
                    string.isEmpty()
                            ? List.of()
                            : List.of(string.split(Pattern.quote(delimiter), -1)),
                    parts);
            final String part = random(LETTERS, 3);
            assertEquals(
                    parts.contains(part),
                    Arrays.containsPart(shape, array, HeapText.text(scratch, part)));
            checkParts(string, delimiter, parts, part);
        }
    }

    /** What is asked of a split text without its array. */
    private void checkParts(
            final String string,
            final String delimiter,
            final List<String> parts,
            final String sought) {
        final long text = HeapText.text(scratch, string);
        final long by = HeapText.text(scratch, delimiter);
        final String what = sought + " in " + string + " by " + delimiter;
        assertEquals(parts.size(), TextParts.count(text, by), what);
        assertEquals(
                parts.contains(sought),
                TextParts.contains(text, by, HeapText.text(scratch, sought)),
                what);
        for (int position = -1; position <= parts.size() + 1; position++) {
            final long part = TextParts.element(scratch, text, by, position);
            assertEquals(
                    position < 1 || position > parts.size() ? null : parts.get(position - 1),
                    part == Utf8.NULL ? null : HeapText.string(part),
                    what);
        }
    }

    @Test
    void bytesAreFoundAndCountedWhereverTheyAre() {
        final byte[] bytes = new byte[40];
        for (int round = 0; round < ROUNDS; round++) {
            scratch.reset();
            final int length = random.nextInt(bytes.length);
            for (int i = 0; i < length; i++) {
                bytes[i] = (byte) (random.nextInt(3) - 1);
            }
            final byte sought = (byte) (random.nextInt(4) - 1);
            final long text = scratch.text(bytes, length);
            final int from = random.nextInt(length + 2);
            final int end = random.nextInt(length + 1);
            int found = from;
            while (found < end && bytes[found] != sought) {
                found++;
            }
            assertEquals(found, ByteSearch.indexOf(Utf8.bytes(text), sought, from, end));
            final int distance = random.nextInt(12);
            final byte behind = (byte) (random.nextInt(4) - 1);
            int pair = from;
            while (pair < end - distance
                    && (bytes[pair] != sought || bytes[pair + distance] != behind)) {
                pair++;
            }
            assertEquals(
                    pair,
                    ByteSearch.indexOf(
                            Utf8.bytes(text), sought, behind, distance, from, end - distance));
            int count = 0;
            for (int i = 0; i < length; i++) {
                count += bytes[i] == sought ? 1 : 0;
            }
            assertEquals(count, Utf8.count(text, sought));
        }
    }

    @Test
    void codesAndDigestsAreThePlatforms() throws Exception {
        for (final String name : new String[] {"MD5", "SHA-1", "SHA-224", "SHA-512"}) {
            final MessageDigest ours = MessageDigest.getInstance(name);
            final MessageDigest theirs = MessageDigest.getInstance(name);
            for (int length = 0; length < 700; length++) {
                scratch.reset();
                final byte[] bytes = new byte[length];
                random.nextBytes(bytes);
                final long text = scratch.text(bytes, length);
                assertEquals(
                        HexFormat.of().formatHex(theirs.digest(bytes)),
                        HeapText.string(TextCodes.digest(scratch, text, ours)));
                assertEquals(
                        Base64.getEncoder().encodeToString(bytes),
                        HeapText.string(TextCodes.toBase64(scratch, text)));
            }
        }
    }

    @Test
    void parametersAreThoseOfJavasAddresses() {
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            scratch.reset();
            final String address =
                    random.nextBoolean()
                            ? random(ADDRESSES, 12)
                            : "http://shop.de/?" + random(QUERIES, 12);
            final String parameter = PARAMETERS[random.nextInt(PARAMETERS.length)];
            final String expected = parameter(address, parameter);
            found += expected == null ? 0 : 1;
            final long value =
                    UrlParts.part(
                            scratch,
                            HeapText.text(scratch, address),
                            HeapText.text(scratch, "QUERY"),
                            HeapText.text(scratch, parameter));
            assertEquals(
                    expected,
                    value == Utf8.NULL ? null : HeapText.string(value),
                    parameter + " in " + address);
        }
        assertEquals(true, found > ROUNDS / 50, "found " + found);
    }

    @SuppressWarnings("deprecation") // as UrlParts
    private static String parameter(final String address, final String parameter) {
        try {
            final String query = new URL(address).getQuery();
            if (query == null) {
                return null;
            }
            final Matcher matcher =
                    Pattern.compile("(&|^)" + Pattern.quote(parameter) + "=([^&]*)").matcher(query);
            return matcher.find() ? matcher.group(2) : null;
        } catch (final java.net.MalformedURLException e) {
            return null;
        }
    }

    @Test
    void filledMemoryEndsWhereItShould() {
        final long address = scratch.open(128);
        for (int length = 0; length <= 80; length++) {
            Memory.fill(address, 100, (byte) 7);
            Memory.fill(address + 5, length, (byte) 0x9c);
            for (int i = 0; i < 100; i++) {
                assertEquals(
                        i >= 5 && i < 5 + length ? (byte) 0x9c : 7, Memory.getByte(address + i));
            }
        }
    }

    private String random(final String[] letters, final int most) {
        final StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            text.append(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }
}
