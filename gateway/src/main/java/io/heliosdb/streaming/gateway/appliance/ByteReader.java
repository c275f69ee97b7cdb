package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link ByteWriter} wrote, without trust in any length. */
final class ByteReader {
    private final ByteBuffer bytes;
    private final String what;

    /**
     * @param what the bytes are, for errors
     */
    ByteReader(final byte[] bytes, final String what) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.what = what;
    }

    int getByte() {
        need(Byte.BYTES);
        return bytes.get();
    }

    int getInt() {
        need(Integer.BYTES);
        return bytes.getInt();
    }

    /** A number of things that follow, each of at least one byte. */
    int getCount() {
        final int count = getInt();
        if (count < 0) {
            throw damaged("a count is " + count);
        }
        need(count);
        return count;
    }

    long getLong() {
        need(Long.BYTES);
        return bytes.getLong();
    }

    byte[] getBytes() {
        final byte[] copy = new byte[getCount()];
        bytes.get(copy);
        return copy;
    }

    String getText() {
        return new String(getBytes(), StandardCharsets.UTF_8);
    }

    List<Integer> getInts() {
        final List<Integer> all = new ArrayList<>();
        for (int left = getCount(); left > 0; left--) {
            all.add(getInt());
        }
        return List.copyOf(all);
    }

    /** Checks that nothing is left. */
    void end() {
        if (bytes.hasRemaining()) {
            throw damaged(bytes.remaining() + " bytes are left over");
        }
    }

    private void need(final int count) {
        if (bytes.remaining() < count) {
            throw damaged(count + " bytes are wanted, " + bytes.remaining() + " are left");
        }
    }

    HeliosException damaged(final String detail) {
        return HeliosException.of(ApplianceError.RECORD_UNREADABLE, what + " cannot be read")
                .detail(detail)
                .hint("start with the version that wrote the data folder, or restore a savepoint");
    }
}
