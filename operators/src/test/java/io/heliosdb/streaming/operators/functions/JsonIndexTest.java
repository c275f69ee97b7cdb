package io.heliosdb.streaming.operators.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.heliosdb.streaming.codecs.memory.Ledger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

/** Paths lead to the same by an index as by walking, in texts of all kinds. */
final class JsonIndexTest {
    private static final int ROUNDS = 60_000;
    private static final String[] NAMES = {"a", "b", "ab", "", "abcdefghij", "\u00fc", "a\\u0062"};
    private static final String[] SCALARS = {
        "1",
        "-0.5e3",
        "true",
        "null",
        "false",
        "\"\"",
        "\"a\"",
        "\"longer than a word\"",
        "\"\\\\\"",
        "\"a\\\"b\"",
        "\"\\u00fc\u20ac\ud83d\ude00\"",
        "\"abcdefg\""
    };
    private static final String[] BLANKS = {"", "", "", " ", "\n\t", "  \r "};
    private static final String[] STEPS = {
        ".a",
        ".b",
        ".ab",
        "['']",
        ".abcdefghij",
        ".\u00fc",
        "[0]",
        "[1]",
        "[-1]",
        "[-2]",
        "[*]",
        "['a','b']",
        "..a",
        "[1:]"
    };
    private static final String NOISE = "{}[]\",:\\ 01e.-tfn\u0001x";

    private final Ledger ledger = new Ledger(1 << 24);
    private final Scratch scratch = Scratch.open(ledger, "test", 1 << 20);
    private final SplittableRandom random = new SplittableRandom(13);

    @AfterEach
    void close() {
        scratch.close();
        assertEquals(0, ledger.openBytes());
    }

    @Test
    void pathsLeadToTheSame() {
        int found = 0;
        int broken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            scratch.reset();
            final StringBuilder built = new StringBuilder();
            value(built, 0);
            if (random.nextInt(4) == 0) {
                final char noise = NOISE.charAt(random.nextInt(NOISE.length()));
                built.insert(random.nextInt(built.length() + 1), noise);
            }
            final long text = HeapText.text(scratch, built.toString());
            final long root = JsonSyntax.root(Utf8.bytes(text), Utf8.bytes(text) + length(text));
            final long index = JsonQueries.root(scratch, text);
            assertEquals(root == JsonSyntax.BROKEN, index == JsonSyntax.BROKEN, built.toString());
            broken += root == JsonSyntax.BROKEN ? 1 : 0;
            for (int i = 0; i < 4; i++) {
                final String path = path();
                final String walked = answer(text, root, path);
                assertEquals(walked, answer(text, index, path), path + " of " + built);
                found += walked.length() > 2 ? 1 : 0;
            }
        }
        assertTrue(found > ROUNDS / 4 && broken > ROUNDS / 20, found + " and " + broken);
    }

    @Test
    void longTextsHaveNoIndex() {
        final String text = "[\"" + "x".repeat(2100) + "\", {\"a\": 7}]";
        final long address = HeapText.text(scratch, text);
        final long root = JsonQueries.root(scratch, address);
        assertTrue(root > 0);
        assertEquals("2 7", answer(address, root, "$[1].a"));
        final long nested = HeapText.text(scratch, "[".repeat(2000));
        assertEquals(JsonSyntax.BROKEN, JsonQueries.root(scratch, nested));
    }

    private static int length(final long text) {
        return Utf8.length(text);
    }

    /** What a path finds, and how it is written. */
    private String answer(final long text, final long root, final String spec) {
        final JsonPath path = JsonPath.of(spec);
        final JsonWork work = scratch.json();
        final int found = path.evaluate(work.document(), text, root);
        if (found < JsonPath.SCALAR) {
            return String.valueOf(found);
        }
        work.writer().begin();
        path.write(work);
        return found + " " + HeapText.string(work.writer().finish());
    }

    private String path() {
        final StringBuilder path = new StringBuilder(random.nextInt(3) == 0 ? "lax $" : "$");
        for (int i = random.nextInt(4); i > 0; i--) {
            path.append(STEPS[random.nextInt(STEPS.length)]);
        }
        return path.toString();
    }

    private void value(final StringBuilder built, final int depth) {
        blanks(built);
        final int kind = random.nextInt(depth > 3 ? 1 : 3);
        if (kind == 0) {
            built.append(SCALARS[random.nextInt(SCALARS.length)]);
        } else {
            built.append(kind == 1 ? '[' : '{');
            blanks(built);
            for (int i = random.nextInt(5); i > 0; i--) {
                if (kind == 2) {
                    built.append('"').append(NAMES[random.nextInt(NAMES.length)]).append('"');
                    blanks(built);
                    built.append(':');
                }
                value(built, depth + 1);
                built.append(i == 1 ? "" : ",");
                blanks(built);
            }
            built.append(kind == 1 ? ']' : '}');
        }
        blanks(built);
    }

    private void blanks(final StringBuilder built) {
        built.append(BLANKS[random.nextInt(BLANKS.length)]);
    }
}
