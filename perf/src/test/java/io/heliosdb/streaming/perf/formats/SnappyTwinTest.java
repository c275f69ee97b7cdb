package io.heliosdb.streaming.perf.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.compress.Snappy;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Random;

/** What one of Snappy's libraries compresses, the other decompresses. */
class SnappyTwinTest {
    private static final int MOST = 200_000;

    private final Random random = new Random(3);

    private byte[] bytes() {
        final byte[] bytes = new byte[random.nextInt(random.nextInt(5) == 0 ? MOST : 300)];
        final int letters = 1 + random.nextInt(random.nextBoolean() ? 4 : 200);
        for (int i = 0; i < bytes.length; i++) {
            final int back = 1 + random.nextInt(Math.max(1, i));
            bytes[i] =
                    i >= back && random.nextInt(20) > 0 && i % 50 > 5
                            ? bytes[i - 5 > 0 ? i - 5 : 0]
                            : (byte) random.nextInt(letters);
        }
        return bytes;
    }

    @Test
    void bothWays() throws IOException {
        final Snappy ours = new Snappy();
        try (Arena source = Arena.open(new Ledger(1 << 20), "test", "a", MOST + 8);
                Arena target = Arena.open(new Ledger(1 << 20), "test", "b", 2 * MOST)) {
            for (int i = 0; i < 500; i++) {
                final byte[] bytes = bytes();
                Memory.copyFromArray(bytes, 0, source.address(), bytes.length);
                final int count = ours.compress(source.address(), bytes.length, target.address());
                assertThat(count).isLessThanOrEqualTo(Snappy.mostBytes(bytes.length));
                final byte[] compressed = new byte[count];
                Memory.copyToArray(target.address(), compressed, 0, count);
                assertThat(org.xerial.snappy.Snappy.uncompress(compressed)).isEqualTo(bytes);

                final byte[] theirs = org.xerial.snappy.Snappy.compress(bytes);
                Memory.copyFromArray(theirs, 0, target.address(), theirs.length);
                assertThat(Snappy.expandedLength(target.address(), theirs.length))
                        .isEqualTo(bytes.length);
                assertThat(
                                Snappy.expand(
                                        target.address(),
                                        theirs.length,
                                        source.address(),
                                        bytes.length))
                        .isEqualTo(bytes.length);
                final byte[] again = new byte[bytes.length];
                Memory.copyToArray(source.address(), again, 0, again.length);
                assertThat(again).isEqualTo(bytes);
            }
        }
    }
}
