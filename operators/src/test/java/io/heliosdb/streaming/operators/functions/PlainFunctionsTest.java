package io.heliosdb.streaming.operators.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is computed on bytes and by arithmetic is what Java's classes compute. */
final class PlainFunctionsTest {
    private static final int ROUNDS = 30_000;
    private static final String[] PIECES = {
        "a", "b", "c", "1", "/", "[ab]", "[a-c1]", "\\d", "\\w", "\\s", "\\.", "[0-9]", "[\\d.]",
        "[b]", " "
    };
    private static final String[] SIGNS = {"", "", "", "*", "+", "?"};
    private static final String[] LETTERS = {
        "a", "b", "c", "1", "2", "/", ".", " ", "_", "\u00fc", "\u20ac", "\ud83d\ude00", "\n"
    };

    private final Ledger ledger = new Ledger(1 << 24);
    private final Scratch scratch = Scratch.open(ledger, "test", 1 << 20);
    private final SplittableRandom random = new SplittableRandom(11);

    @AfterEach
    void close() {
        scratch.close();
        assertEquals(0, ledger.openBytes());
    }

    @Test
    void findsWhatJavaFinds() {
        for (int round = 0; round < ROUNDS; round++) {
            scratch.reset();
            final String regex = regex();
            final String string = text();
            final String by = random.nextInt(3) == 0 ? "" : text();
            final String what = regex + " in " + string;
            final RegexPattern pattern = RegexPattern.of(regex);
            final Matcher matcher = Pattern.compile(regex).matcher(string);
            final long text = HeapText.text(scratch, string);
            final boolean isFound = matcher.find();
            assertEquals(isFound, pattern.finds(text), what);
            for (int group = 0; group <= matcher.groupCount() + 1; group++) {
                assertEquals(
                        isFound && group <= matcher.groupCount() ? matcher.group(group) : null,
                        string(RegexPattern.extract(scratch, text, pattern, group)),
                        what);
            }
            assertEquals(
                    matcher.reset().results().count(),
                    RegexPattern.count(scratch, text, pattern),
                    what);
            assertEquals(
                    string( // half a pair becomes a question mark
                            HeapText.text(
                                    scratch,
                                    matcher.reset().replaceAll(Matcher.quoteReplacement(by)))),
                    string(
                            RegexPattern.replace(
                                    scratch, text, pattern, HeapText.text(scratch, by))),
                    what);
        }
    }

    @Test
    void knowsWhatIsPlain() {
        for (final String regex :
                new String[] {
                    "a", "cat/([0-9]+)", "[aeiou]+", "shop-[0-9]*[02468]\\.", "(a(b)c*)d"
                }) {
            assertNotNull(PlainRegexReader.read(regex), regex);
        }
        for (final String regex :
                new String[] {
                    "",
                    "a*",
                    "a|b",
                    "^a",
                    "a$",
                    ".",
                    "[^a]",
                    "(a)+",
                    "(?:a)",
                    "a{2}",
                    "a*?b",
                    "a++",
                    "\\b",
                    "\\1",
                    "[a&&b]",
                    "[a[b]]",
                    "[]a]",
                    "a]",
                    "\u00fc",
                    "[\u00fc]",
                    "a)",
                    "(a",
                    "[a",
                    "\\",
                    "[b-a]",
                    "[-a]"
                }) {
            assertNull(PlainRegexReader.read(regex), regex);
        }
    }

    @Test
    void keepsToJavaWhereBytesAreNoText() {
        final byte[] bytes = {'a', (byte) 0xff, 'b', (byte) 0xed, (byte) 0xa0, (byte) 0x80, 'a'};
        final long text = scratch.text(bytes, bytes.length);
        final String string = new String(bytes, StandardCharsets.UTF_8);
        final RegexPattern pattern = RegexPattern.of("a");
        final long replaced =
                RegexPattern.replace(scratch, text, pattern, HeapText.text(scratch, "x"));
        assertEquals(string.replace('a', 'x'), string(replaced));
    }

    @Test
    void changesCasesAsJavaDoes() {
        for (int first = 0; first < 0x900; first++) {
            for (final String string :
                    new String[] {
                        Character.toString(first),
                        "aZ" + Character.toString(first) + "bcdefghI@[`{jk",
                        Character.toString(first) + "\u03a3 " + Character.toString(first)
                    }) {
                scratch.reset();
                final long text = HeapText.text(scratch, string);
                final String valid = string(text);
                assertEquals(valid.toUpperCase(Locale.ROOT), string(TextCase.upper(scratch, text)));
                assertEquals(valid.toLowerCase(Locale.ROOT), string(TextCase.lower(scratch, text)));
            }
        }
    }

    @Test
    void knowsDates() {
        final int first = (int) LocalDate.of(-4700, 1, 1).toEpochDay();
        for (int round = 0; round < ROUNDS; round++) {
            final int days =
                    round % 2 == 0
                            ? random.nextInt(-800_000, 3_000_000)
                            : random.nextInt(first, 1 << 27);
            final LocalDate date = LocalDate.ofEpochDay(days);
            final long civil = Civil.of(days);
            assertEquals(date.getYear(), Civil.year(civil));
            assertEquals(date.getMonthValue(), Civil.month(civil));
            assertEquals(date.getDayOfMonth(), Civil.day(civil));
            assertEquals(date.getDayOfYear(), Civil.dayOfYear(days));
        }
    }

    private String regex() {
        final StringBuilder regex = new StringBuilder();
        int open = 0;
        final int parts = random.nextInt(1, 5);
        for (int part = 0; part < parts; part++) {
            if (random.nextInt(4) == 0) {
                regex.append('(');
                open++;
            }
            regex.append(PIECES[random.nextInt(PIECES.length)])
                    .append(SIGNS[random.nextInt(SIGNS.length)]);
            if (open > 0 && random.nextBoolean()) {
                regex.append(')');
                open--;
            }
        }
        return regex.append(")".repeat(open)).toString();
    }

    private String text() {
        final StringBuilder text = new StringBuilder();
        final int length = random.nextInt(20);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return text.toString();
    }

    private static String string(final long text) {
        if (text == Utf8.NULL) {
            return null;
        }
        final byte[] bytes = new byte[Utf8.length(text)];
        Memory.copyToArray(Utf8.bytes(text), bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
