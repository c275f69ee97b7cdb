package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * MD5 (RFC 1321) of bytes in memory. The platform's is as fast a block, but wants arrays, and most
 * texts are one block. One per pipeline, used by its thread only.
 *
 * <p>Each step waits for the one before. What does not depend on it is added first, so that a step
 * takes four or five cycles.
 */
final class Md5 {
    /** Bytes of a digest. */
    static final int BYTES = 16;

    /** Room that {@link #digest} needs beside the bytes. */
    static final int ROOM = 128;

    private static final int BLOCK = 64;
    private static final int LENGTH_BYTES = Long.BYTES;

    private int first;
    private int second;
    private int third;
    private int fourth;

    /**
     * Computes a digest.
     *
     * @param room {@link #ROOM} bytes elsewhere, which begin with the digest afterwards
     */
    void digest(final long bytes, final int length, final long room) {
        first = 0x67452301;
        second = 0xefcdab89;
        third = 0x98badcfe;
        fourth = 0x10325476;
        final int rest = length % BLOCK;
        final long end = bytes + length - rest;
        for (long at = bytes; at < end; at += BLOCK) {
            addBlock(at);
        }
        final int padded = rest + 1 + LENGTH_BYTES > BLOCK ? 2 * BLOCK : BLOCK;
        Memory.clearWords(room, padded);
        Memory.copy(end, room, rest);
        Memory.putByte(room + rest, (byte) 0x80);
        Memory.putLong(room + padded - LENGTH_BYTES, 8L * length);
        for (int at = 0; at < padded; at += BLOCK) {
            addBlock(room + at);
        }
        Memory.putInt(room, first);
        Memory.putInt(room + 4, second);
        Memory.putInt(room + 8, third);
        Memory.putInt(room + 12, fourth);
    }

    private static int f(
            final int a,
            final int b,
            final int c,
            final int d,
            final int word,
            final int turn,
            final int constant) {
        return b + Integer.rotateLeft(a + word + constant + (d ^ (b & (c ^ d))), turn);
    }

    private static int g(
            final int a,
            final int b,
            final int c,
            final int d,
            final int word,
            final int turn,
            final int constant) {
        return b + Integer.rotateLeft(a + word + constant + (c & ~d) + (b & d), turn);
    }

    private static int h(
            final int a,
            final int b,
            final int c,
            final int d,
            final int word,
            final int turn,
            final int constant) {
        return b + Integer.rotateLeft(a + word + constant + (c ^ d ^ b), turn);
    }

    private static int i(
            final int a,
            final int b,
            final int c,
            final int d,
            final int word,
            final int turn,
            final int constant) {
        return b + Integer.rotateLeft(a + word + constant + (c ^ (b | ~d)), turn);
    }

    private void addBlock(final long at) {
        int a = first;
        int b = second;
        int c = third;
        int d = fourth;
        a = f(a, b, c, d, Memory.getInt(at), 7, 0xd76aa478);
        d = f(d, a, b, c, Memory.getInt(at + 4), 12, 0xe8c7b756);
        c = f(c, d, a, b, Memory.getInt(at + 8), 17, 0x242070db);
        b = f(b, c, d, a, Memory.getInt(at + 12), 22, 0xc1bdceee);
        a = f(a, b, c, d, Memory.getInt(at + 16), 7, 0xf57c0faf);
        d = f(d, a, b, c, Memory.getInt(at + 20), 12, 0x4787c62a);
        c = f(c, d, a, b, Memory.getInt(at + 24), 17, 0xa8304613);
        b = f(b, c, d, a, Memory.getInt(at + 28), 22, 0xfd469501);
        a = f(a, b, c, d, Memory.getInt(at + 32), 7, 0x698098d8);
        d = f(d, a, b, c, Memory.getInt(at + 36), 12, 0x8b44f7af);
        c = f(c, d, a, b, Memory.getInt(at + 40), 17, 0xffff5bb1);
        b = f(b, c, d, a, Memory.getInt(at + 44), 22, 0x895cd7be);
        a = f(a, b, c, d, Memory.getInt(at + 48), 7, 0x6b901122);
        d = f(d, a, b, c, Memory.getInt(at + 52), 12, 0xfd987193);
        c = f(c, d, a, b, Memory.getInt(at + 56), 17, 0xa679438e);
        b = f(b, c, d, a, Memory.getInt(at + 60), 22, 0x49b40821);
        a = g(a, b, c, d, Memory.getInt(at + 4), 5, 0xf61e2562);
        d = g(d, a, b, c, Memory.getInt(at + 24), 9, 0xc040b340);
        c = g(c, d, a, b, Memory.getInt(at + 44), 14, 0x265e5a51);
        b = g(b, c, d, a, Memory.getInt(at), 20, 0xe9b6c7aa);
        a = g(a, b, c, d, Memory.getInt(at + 20), 5, 0xd62f105d);
        d = g(d, a, b, c, Memory.getInt(at + 40), 9, 0x02441453);
        c = g(c, d, a, b, Memory.getInt(at + 60), 14, 0xd8a1e681);
        b = g(b, c, d, a, Memory.getInt(at + 16), 20, 0xe7d3fbc8);
        a = g(a, b, c, d, Memory.getInt(at + 36), 5, 0x21e1cde6);
        d = g(d, a, b, c, Memory.getInt(at + 56), 9, 0xc33707d6);
        c = g(c, d, a, b, Memory.getInt(at + 12), 14, 0xf4d50d87);
        b = g(b, c, d, a, Memory.getInt(at + 32), 20, 0x455a14ed);
        a = g(a, b, c, d, Memory.getInt(at + 52), 5, 0xa9e3e905);
        d = g(d, a, b, c, Memory.getInt(at + 8), 9, 0xfcefa3f8);
        c = g(c, d, a, b, Memory.getInt(at + 28), 14, 0x676f02d9);
        b = g(b, c, d, a, Memory.getInt(at + 48), 20, 0x8d2a4c8a);
        a = h(a, b, c, d, Memory.getInt(at + 20), 4, 0xfffa3942);
        d = h(d, a, b, c, Memory.getInt(at + 32), 11, 0x8771f681);
        c = h(c, d, a, b, Memory.getInt(at + 44), 16, 0x6d9d6122);
        b = h(b, c, d, a, Memory.getInt(at + 56), 23, 0xfde5380c);
        a = h(a, b, c, d, Memory.getInt(at + 4), 4, 0xa4beea44);
        d = h(d, a, b, c, Memory.getInt(at + 16), 11, 0x4bdecfa9);
        c = h(c, d, a, b, Memory.getInt(at + 28), 16, 0xf6bb4b60);
        b = h(b, c, d, a, Memory.getInt(at + 40), 23, 0xbebfbc70);
        a = h(a, b, c, d, Memory.getInt(at + 52), 4, 0x289b7ec6);
        d = h(d, a, b, c, Memory.getInt(at), 11, 0xeaa127fa);
        c = h(c, d, a, b, Memory.getInt(at + 12), 16, 0xd4ef3085);
        b = h(b, c, d, a, Memory.getInt(at + 24), 23, 0x04881d05);
        a = h(a, b, c, d, Memory.getInt(at + 36), 4, 0xd9d4d039);
        d = h(d, a, b, c, Memory.getInt(at + 48), 11, 0xe6db99e5);
        c = h(c, d, a, b, Memory.getInt(at + 60), 16, 0x1fa27cf8);
        b = h(b, c, d, a, Memory.getInt(at + 8), 23, 0xc4ac5665);
        a = i(a, b, c, d, Memory.getInt(at), 6, 0xf4292244);
        d = i(d, a, b, c, Memory.getInt(at + 28), 10, 0x432aff97);
        c = i(c, d, a, b, Memory.getInt(at + 56), 15, 0xab9423a7);
        b = i(b, c, d, a, Memory.getInt(at + 20), 21, 0xfc93a039);
        a = i(a, b, c, d, Memory.getInt(at + 48), 6, 0x655b59c3);
        d = i(d, a, b, c, Memory.getInt(at + 12), 10, 0x8f0ccc92);
        c = i(c, d, a, b, Memory.getInt(at + 40), 15, 0xffeff47d);
        b = i(b, c, d, a, Memory.getInt(at + 4), 21, 0x85845dd1);
        a = i(a, b, c, d, Memory.getInt(at + 32), 6, 0x6fa87e4f);
        d = i(d, a, b, c, Memory.getInt(at + 60), 10, 0xfe2ce6e0);
        c = i(c, d, a, b, Memory.getInt(at + 24), 15, 0xa3014314);
        b = i(b, c, d, a, Memory.getInt(at + 52), 21, 0x4e0811a1);
        a = i(a, b, c, d, Memory.getInt(at + 16), 6, 0xf7537e82);
        d = i(d, a, b, c, Memory.getInt(at + 44), 10, 0xbd3af235);
        c = i(c, d, a, b, Memory.getInt(at + 8), 15, 0x2ad7d2bb);
        b = i(b, c, d, a, Memory.getInt(at + 36), 21, 0xeb86d391);
        first += a;
        second += b;
        third += c;
        fourth += d;
    }
}
