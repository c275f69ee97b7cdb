package io.heliosdb.streaming.codecs.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;

import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

class SealerTest {
    private static final int STREAM = 7;

    private final Random random = new Random(42);
    private final Ledger ledger = new Ledger(1 << 24);
    private final Arena arena = Arena.open(ledger, "test", "test", 4 << 20);
    private final long plain = arena.address() + 3;
    private final long sealed = arena.address() + (1 << 20) + 1;
    private final long opened = arena.address() + (2 << 20) + 2;
    private final long associated = arena.address() + (3 << 20);
    private final DataKey key = DataKey.create(random::nextBytes);
    private final Sealer sealer = key.sealer();
    private final Opener opener = key.opener();

    @AfterEach
    void close() {
        key.close();
        arena.close();
        assertThat(ledger.openBytes()).isZero();
    }

    private void put(final long address, final byte[] bytes) {
        Memory.copyFromArray(bytes, 0, address, bytes.length);
    }

    private byte[] bytes(final long address, final int length) {
        final byte[] bytes = new byte[length];
        Memory.copyToArray(address, bytes, 0, length);
        return bytes;
    }

    private byte[] randomBytes(final int length) {
        final byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Puts 24 bytes and seals them; bytes of the result. */
    private int sealSmall() {
        put(plain, randomBytes(24));
        put(associated, randomBytes(20));
        return sealer.seal(plain, 24, sealed, STREAM, associated, 20);
    }

    @Test
    void whatWasSealedIsOpened() {
        for (final int length : new int[] {0, 1, 15, 16, 17, 1000, 65_472, 256 << 10}) {
            for (final int associatedLength : new int[] {0, 1, 200, 300, 4096}) {
                final byte[] bytes = randomBytes(length);
                put(plain, bytes);
                put(associated, randomBytes(associatedLength));
                final int count =
                        sealer.seal(plain, length, sealed, STREAM, associated, associatedLength);
                assertThat(count).isEqualTo(length + Sealer.OVERHEAD_BYTES);
                assertThat(opener.open(sealed, count, opened, associated, associatedLength))
                        .isEqualTo(length);
                assertThat(bytes(opened, length)).isEqualTo(bytes);
            }
        }
    }

    @Test
    void plainBytesDoNotShow() {
        Memory.fill(plain, 1000, (byte) 'x');
        sealer.seal(plain, 1000, sealed, STREAM, associated, 0);
        final byte[] result = bytes(sealed, 1028);
        assertThat(Memory.getInt(sealed)).isEqualTo(Integer.reverseBytes(STREAM));
        final Set<Byte> values = new HashSet<>();
        for (final byte value : Arrays.copyOfRange(result, 12, 1028)) {
            values.add(value);
        }
        assertThat(values).hasSizeGreaterThan(200);
    }

    @Test
    void everyFlippedBitIsFound() {
        final int count = sealSmall();
        for (int bit = 0; bit < count * 8; bit++) {
            flip(sealed, bit);
            Memory.fill(opened, 24, (byte) 1);
            assertThat(opener.tryOpen(sealed, count, opened, associated, 20)).isFalse();
            assertThat(bytes(opened, 24)).as("nothing leaks").isEqualTo(new byte[24]);
            flip(sealed, bit);
        }
        for (int bit = 0; bit < 20 * 8; bit++) {
            flip(associated, bit);
            assertThat(opener.tryOpen(sealed, count, opened, associated, 20)).isFalse();
            flip(associated, bit);
        }
        assertThat(opener.tryOpen(sealed, count, opened, associated, 20)).isTrue();
    }

    private static void flip(final long address, final int bit) {
        final long at = address + bit / 8;
        Memory.putByte(at, (byte) (Memory.getByte(at) ^ 1 << bit % 8));
    }

    @Test
    void everyCutIsFound() {
        final int count = sealSmall();
        for (int length = 0; length < count; length++) {
            assertThat(opener.tryOpen(sealed, length, opened, associated, 20)).isFalse();
        }
        assertThat(opener.tryOpen(sealed, count + 1, opened, associated, 20)).isFalse();
        for (int length = 0; length < 20; length++) {
            assertThat(opener.tryOpen(sealed, count, opened, associated, length)).isFalse();
        }
        assertThatThrownBy(() -> opener.open(sealed, count - 1, opened, associated, 20))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        e -> assertThat(e.code()).isEqualTo(SealError.NOT_AUTHENTIC));
    }

    @Test
    void anotherKeyDoesNotOpen() {
        final int count = sealSmall();
        try (DataKey other = DataKey.create(random::nextBytes)) {
            assertThat(other.opener().tryOpen(sealed, count, opened, associated, 20)).isFalse();
        }
    }

    @Test
    void noNonceComesTwice() {
        final Set<ByteBuffer> nonces = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            sealer.seal(plain, 0, sealed, i % 3, associated, 0);
            assertThat(nonces.add(ByteBuffer.wrap(bytes(sealed, 12)))).isTrue();
        }
    }

    @Test
    void endsBeforeItsNoncesDo() {
        final Sealer last = new Sealer(key, Long.MAX_VALUE - 1);
        last.seal(plain, 1, sealed, STREAM, associated, 0);
        assertThatThrownBy(() -> last.seal(plain, 1, sealed, STREAM, associated, 0))
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        e -> assertThat(e.code()).isEqualTo(SealError.NONCES_USED_UP));
    }

    @Test
    void aKeyHasOneSealer() {
        assertThatThrownBy(key::sealer).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> DataKey.unwrapped(new byte[32]).sealer())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aWipedKeyIsOfNoUse() {
        final int count = sealSmall();
        final byte[] secret = key.secret().getEncoded();
        key.close();
        assertThat(secret).isEqualTo(new byte[32]);
        assertThatThrownBy(this::sealSmall).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> opener.tryOpen(sealed, count, opened, associated, 20))
                .isInstanceOf(IllegalStateException.class);
        assertThat(key).hasToString("data key");
    }

    /** Test case 16 of McGrew and Viega, "The Galois/Counter Mode of Operation (GCM)". */
    @Test
    void givesTheKnownAnswer() throws GeneralSecurityException {
        final HexFormat hex = HexFormat.of();
        final byte[] half = hex.parseHex("feffe9928665731c6d6a8f9467308308");
        final byte[] whole = Arrays.copyOf(half, 32);
        System.arraycopy(half, 0, whole, 16, 16);
        final byte[] text =
                hex.parseHex(
                        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
        put(associated, hex.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2"));
        final byte[] nonce = hex.parseHex("cafebabefacedbaddecaf888");
        final byte[] expected =
                hex.parseHex(
                        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                                + "76fc6ece0f4e1768cddf8853bb2d551b");
        final Cipher cipher = Ciphers.newCipher();
        cipher.init(
                Cipher.ENCRYPT_MODE, new SecretKeySpec(whole, "AES"), Ciphers.parameters(nonce));
        new AssociatedData().giveTo(cipher, associated, 20);
        assertThat(cipher.doFinal(text)).isEqualTo(expected);
        put(sealed, nonce);
        put(sealed + 12, expected);
        try (DataKey known = DataKey.unwrapped(whole)) {
            known.opener().open(sealed, 12 + expected.length, opened, associated, 20);
            assertThat(bytes(opened, text.length)).isEqualTo(text);
        }
    }
}
