package io.heliosdb.streaming.operators.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Ledger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Against the order of strings in Java. */
final class JsonMembersTest {
    /**
     * The last of one, two and three bytes, and those on both sides of the characters of two units.
     */
    private static final int[] LETTERS = {
        'a', 'b', 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff
    };

    private static final int ROUNDS = 2_000;

    private final SplittableRandom random = new SplittableRandom(3);
    private final Ledger ledger = new Ledger(1 << 22);
    private final Scratch scratch = Scratch.open(ledger, "test", 1 << 20);
    private final JsonMembers members = new JsonMembers();

    @AfterEach
    void close() {
        scratch.close();
        ledger.close();
    }

    @Test
    void membersAreInTheOrderOfTheirNamesAndTheLastOfANameStays() {
        for (int i = 0; i < ROUNDS; i++) {
            scratch.reset();
            members.clear();
            final Map<String, Long> twin = new TreeMap<>();
            for (int left = random.nextInt(random.nextInt(1, 200)); left > 0; left--) {
                final String name = name();
                final long value = random.nextLong(1, Long.MAX_VALUE);
                members.set(HeapText.text(scratch, name), value);
                twin.put(name, value);
            }
            members.sort();
            assertThat(members.count()).isEqualTo(twin.size());
            int at = 0;
            for (final Map.Entry<String, Long> member : twin.entrySet()) {
                assertThat(HeapText.string(members.name(at))).isEqualTo(member.getKey());
                assertThat(members.value(at)).isEqualTo(member.getValue());
                at++;
            }
        }
    }

    private String name() {
        final StringBuilder name = new StringBuilder();
        if (random.nextBoolean()) {
            name.append("the same beginning ");
        }
        for (int left = random.nextInt(4); left > 0; left--) {
            name.appendCodePoint(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return name.toString();
    }
}
