package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/** INET_ATON and INET_NTOA: IPv4 addresses as texts and as numbers. */
public final class InetAddresses {
    private static final long LARGEST = 0xffff_ffffL;
    private static final int PARTS = 4;

    private InetAddresses() {}

    /**
     * The number of an address of one to four decimal parts, each at most 255. Parts that are left
     * out stand before the last one and are 0.
     *
     * @return -1 if the text is no address
     */
    public static long number(final long text) {
        final long bytes = Utf8.bytes(text);
        final int length = Utf8.length(text);
        long leading = 0;
        int count = 0;
        int part = 0;
        boolean isEmpty = true;
        for (int i = 0; i < length; i++) {
            final int b = Memory.getByte(bytes + i);
            if (b == '.') {
                count++;
                if (isEmpty || count == PARTS) {
                    return -1;
                }
                leading |= (long) part << (Integer.SIZE - Byte.SIZE * count);
                part = 0;
                isEmpty = true;
            } else {
                part = part * 10 + (b - '0');
                isEmpty = false;
                if (b < '0' || b > '9' || part > 255) {
                    return -1;
                }
            }
        }
        return isEmpty ? -1 : leading | part;
    }

    /** The address of a number with its four parts; NULL if the number has more than 32 bits. */
    public static long text(final Scratch scratch, final long number) {
        if (number < 0 || number > LARGEST) {
            return Utf8.NULL;
        }
        final long result = scratch.open(15);
        final long bytes = Utf8.bytes(result);
        int length = 0;
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            final int part = (int) (number >>> shift) & 255;
            if (part >= 100) {
                Memory.putByte(bytes + length++, (byte) ('0' + part / 100));
            }
            if (part >= 10) {
                Memory.putByte(bytes + length++, (byte) ('0' + part / 10 % 10));
            }
            Memory.putByte(bytes + length++, (byte) ('0' + part % 10));
            if (shift > 0) {
                Memory.putByte(bytes + length++, (byte) '.');
            }
        }
        return scratch.close(result, length);
    }
}
