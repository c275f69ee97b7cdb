package io.heliosdb.streaming.codecs.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

class GzipSourceTest {
    private static final byte[] TEXT =
            "some text, some more text\n".repeat(50).getBytes(StandardCharsets.UTF_8);

    private static byte[] gzip(final byte[] bytes) {
        final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(compressed)) {
            stream.write(bytes);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private static byte[] join(final byte[]... parts) {
        final ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (final byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static byte[] read(final byte[] stored, final int chunkBytes, final int roomBytes) {
        final Ledger ledger = new Ledger(1 << 24);
        final ByteArrayOutputStream read = new ByteArrayOutputStream();
        final BytesSource input = new BytesSource(stored, chunkBytes);
        try (GzipSource source = new GzipSource(ledger, "test", "file.gz", input);
                Arena arena = Arena.open(ledger, "test", "test", roomBytes)) {
            for (int count = 0;
                    count != ByteSource.END;
                    count = source.read(arena.address(), roomBytes)) {
                final byte[] bytes = new byte[count];
                Memory.copyToArray(arena.address(), bytes, 0, count);
                read.writeBytes(bytes);
            }
            assertThat(source.readBytes()).isEqualTo(stored.length);
        }
        assertThat(input.isClosed()).isTrue();
        assertThat(ledger.openBytes()).isZero();
        return read.toByteArray();
    }

    @Test
    void compressedAndPlainInputsReadTheSame() {
        for (final int chunkBytes : new int[] {0, 1, 2, 9}) {
            assertThat(read(TEXT, chunkBytes, 100)).isEqualTo(TEXT);
            assertThat(read(gzip(TEXT), chunkBytes, 100)).isEqualTo(TEXT);
            assertThat(read(gzip(TEXT), chunkBytes, 1)).isEqualTo(TEXT);
            assertThat(read(new byte[0], chunkBytes, 100)).isEmpty();
            assertThat(read(new byte[] {'x'}, chunkBytes, 100)).containsExactly('x');
            assertThat(read(gzip(new byte[0]), chunkBytes, 100)).isEmpty();
        }
    }

    @Test
    void membersFollowEachOther() {
        final byte[] twice = join(gzip(TEXT), gzip(new byte[0]), gzip(TEXT), new byte[512]);
        assertThat(read(twice, 0, 1000)).isEqualTo(join(TEXT, TEXT));
        assertThat(read(twice, 3, 1000)).isEqualTo(join(TEXT, TEXT));
    }

    @Test
    void largeInputsStayInTheirBuffers() {
        final byte[] random = new byte[3_000_000];
        new Random(5).nextBytes(random);
        Arrays.fill(random, 1_000_000, 2_000_000, (byte) 'z');
        assertThat(read(gzip(random), 0, 70_000)).isEqualTo(random);
    }

    @Test
    void headersWithAllPartsAreSkipped() {
        final byte[] plain = gzip(TEXT);
        final byte[] head = {0x1f, (byte) 0x8b, 8, 31, 0, 0, 0, 0, 0, 3};
        final byte[] parts = {3, 0, 'e', 'x', 't', 'n', 'a', 'm', 'e', 0, 0, 'c', 'r'};
        final byte[] full = join(head, parts, Arrays.copyOfRange(plain, 10, plain.length));
        assertThat(read(full, 0, 100)).isEqualTo(TEXT);
        assertThat(read(full, 1, 100)).isEqualTo(TEXT);
    }

    @Test
    void everyCutIsAnErrorThatSaysWhere() {
        final byte[] whole = gzip(TEXT);
        for (int length = 2; length < whole.length; length++) {
            final byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut, 0, 100))
                    .hasMessageContaining("HCOD-0110: file.gz is cut off")
                    .hasMessageContaining("after " + length + " bytes");
        }
    }

    @Test
    void damageIsAnError() {
        final byte[] checksum = gzip(TEXT);
        checksum[checksum.length - 8] ^= 1;
        assertThatThrownBy(() -> read(checksum, 0, 100)).hasMessageContaining("checksum");
        final byte[] size = gzip(TEXT);
        size[size.length - 1] ^= 1;
        assertThatThrownBy(() -> read(size, 0, 100)).hasMessageContaining("checksum");
        final byte[] method = gzip(TEXT);
        method[2] = 7;
        assertThatThrownBy(() -> read(method, 0, 100)).hasMessageContaining("no gzip header");
        final byte[] body = gzip(TEXT);
        body[10] = -1;
        assertThatThrownBy(() -> read(body, 0, 100)).hasMessageContaining("invalid");
        final byte[] garbage = join(gzip(TEXT), new byte[] {'x'}, TEXT);
        assertThatThrownBy(() -> read(garbage, 0, 100)).hasMessageContaining("no gzip header");
    }
}
