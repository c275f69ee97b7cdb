package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.memory.Memory;

import java.nio.charset.StandardCharsets;

/**
 * What a file begins with:
 *
 * <pre>
 *   0              4                                        16 bytes
 *  +--------------+----------------------------------------+--------------+
 *  | "Obj" 1      | map of bytes: avro.schema, avro.codec …| sync marker  |
 *  +--------------+----------------------------------------+--------------+
 * </pre>
 *
 * One thread; reused.
 */
final class AvroHeader {
    /** The first bytes, as a little-endian word. */
    static final int MAGIC = 'O' | ('b' << 8) | ('j' << 16) | (1 << 24);

    /** Bytes of the marker between blocks. */
    static final int MARKER_BYTES = 16;

    static final String SCHEMA_KEY = "avro.schema";
    static final String CODEC_KEY = "avro.codec";

    private final AvroInput input = new AvroInput();
    private String file = "";
    private long schema;
    private int schemaLength;
    private String codec = "";
    private long markerLow;
    private long markerHigh;
    private long behind;

    /**
     * Looks for a header at the start of bytes.
     *
     * @param isAll whether no bytes will follow
     * @return whether it is all there
     * @throws HeliosException {@code HCOD-0113} if there is none
     */
    boolean read(final String newFile, final long address, final long end, final boolean isAll) {
        file = newFile;
        input.name(file);
        input.wrap(address, end - address);
        if (end - address < Integer.BYTES) {
            return isMissing(isAll);
        }
        if (Memory.getInt(input.take(Integer.BYTES)) != MAGIC) {
            throw noFile("it does not begin as one");
        }
        schemaLength = -1;
        codec = AvroCodec.NULL.spelling();
        if (!readMap() || input.remaining() < MARKER_BYTES) {
            return isMissing(isAll);
        }
        final long marker = input.take(MARKER_BYTES);
        markerLow = Memory.getLong(marker);
        markerHigh = Memory.getLong(marker + Long.BYTES);
        behind = input.at;
        if (schemaLength < 0) {
            throw noFile("it has no schema");
        }
        return true;
    }

    private boolean isMissing(final boolean isAll) {
        if (isAll) {
            throw noFile("it ends within its header");
        }
        return false;
    }

    private HeliosException noFile(final String why) {
        return HeliosException.of(FormatError.DAMAGED, file + " is no object container file")
                .detail(why)
                .hint("only such files of Avro are read");
    }

    /** Reads the map; false if more bytes are needed. */
    private boolean readMap() {
        while (input.hasNumber()) {
            final long count = input.readLong();
            if (count == 0) {
                return true;
            }
            if (count < 0 && !input.hasNumber()) {
                return false;
            }
            if (count < 0) {
                input.readLong();
            }
            for (long i = Math.abs(count); i != 0; i--) {
                if (!readEntry()) {
                    return false;
                }
            }
        }
        return false;
    }

    private boolean readEntry() {
        final long key = bytes();
        if (key == 0) {
            return false;
        }
        final String name = text(key, (int) (input.at - key));
        final long value = bytes();
        if (value == 0) {
            return false;
        }
        final int length = (int) (input.at - value);
        if (name.equals(SCHEMA_KEY)) {
            schema = value;
            schemaLength = length;
        } else if (name.equals(CODEC_KEY)) {
            codec = text(value, length);
        }
        return true;
    }

    /** The address of bytes behind their length, which are passed; 0 if they are not all there. */
    private long bytes() {
        if (!input.hasNumber()) {
            return 0;
        }
        final long length = input.readLong();
        if (length < 0 || length > Integer.MAX_VALUE) {
            throw noFile("a length in its header is " + length);
        }
        return length > input.remaining() ? 0 : input.take(length);
    }

    private static String text(final long address, final int length) {
        final byte[] bytes = new byte[length];
        Memory.copyToArray(address, bytes, 0, length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Address of the schema's JSON. */
    long schema() {
        return schema;
    }

    int schemaLength() {
        return schemaLength;
    }

    String codec() {
        return codec;
    }

    /** Whether the file's marker lies at an address. */
    boolean isMarker(final long address) {
        return Memory.getLong(address) == markerLow
                && Memory.getLong(address + Long.BYTES) == markerHigh;
    }

    /** First byte behind the header. */
    long behind() {
        return behind;
    }
}
