package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.compress.Compression;
import io.heliosdb.streaming.codecs.compress.Snappy;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.memory.Window;
import io.heliosdb.streaming.codecs.text.TextOutput;

import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Compresses blocks. One thread; allocates nothing once it has grown. */
final class AvroPacker implements AutoCloseable {
    private static final int FIRST_CAPACITY_BYTES = 128 << 10;
    private static final int SPARE_BYTES = 1024;

    private final Ledger ledger;
    private final String owner;
    private final AvroCodec codec;
    private final Snappy snappy = new Snappy();
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final CRC32 checksum = new CRC32();
    private final Window source = new Window();
    private final Window target = new Window();
    private Arena result;

    AvroPacker(final Ledger ledger, final String owner, final AvroCodec codec) {
        this.ledger = ledger;
        this.owner = owner;
        this.codec = codec;
        result = Arena.open(ledger, "avro block", owner, FIRST_CAPACITY_BYTES);
    }

    /** Appends bytes, compressed, behind their length then. */
    void pack(final TextOutput bytes, final AvroOutput output) {
        final long address = bytes.address();
        final int length = bytes.length();
        if (codec == AvroCodec.NULL) {
            output.putBytes(address, length);
            return;
        }
        makeRoom(Snappy.mostBytes(length) + SPARE_BYTES);
        final int packed =
                switch (codec) {
                    case SNAPPY -> snap(address, length);
                    case DEFLATE -> deflate(address, length);
                    default ->
                            Compression.ZSTD.compress(
                                    address,
                                    length,
                                    result.address(),
                                    (int) result.capacityBytes());
                };
        output.putBytes(result.address(), packed);
    }

    private void makeRoom(final int wantedBytes) {
        if (wantedBytes > result.capacityBytes()) {
            result.close();
            result = Arena.open(ledger, "avro block", owner, 2L * wantedBytes);
        }
    }

    private int snap(final long address, final int length) {
        final int packed = snappy.compress(address, length, result.address());
        checksum.reset();
        checksum.update(source.over(address, length));
        Memory.putInt(result.address() + packed, Integer.reverseBytes((int) checksum.getValue()));
        return packed + Integer.BYTES;
    }

    private int deflate(final long address, final int length) {
        deflater.reset();
        deflater.setInput(source.over(address, length));
        deflater.finish();
        final int packed =
                deflater.deflate(target.over(result.address(), (int) result.capacityBytes()));
        if (!deflater.finished()) {
            throw new IllegalStateException("a block has grown by more than a sixth");
        }
        return packed;
    }

    @Override
    public void close() {
        deflater.end();
        result.close();
    }
}
