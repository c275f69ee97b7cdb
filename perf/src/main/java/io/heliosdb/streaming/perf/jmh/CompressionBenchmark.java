package io.heliosdb.streaming.perf.jmh;

import io.heliosdb.streaming.codecs.compress.Compression;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Compression of a frame of 256 KiB that looks like state: entries of a random key and five small
 * numbers. A result is microseconds for a frame.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CompressionBenchmark {
    private static final int FRAME_BYTES = 256 << 10;
    private static final int ENTRY_BYTES = 48;

    /** The way. */
    @Param({"LZ4", "ZSTD"})
    public Compression compression;

    private final Ledger ledger = new Ledger(Long.MAX_VALUE);
    private Arena arena;
    private long plain;
    private long packed;
    private long expanded;
    private int packedLength;

    /** Fills a frame. */
    @Setup(Level.Trial)
    public void open() {
        arena = Arena.open(ledger, "frames", "benchmark", 4L << 20);
        plain = arena.address();
        packed = plain + (1 << 20);
        expanded = plain + (2 << 20);
        final SplittableRandom random = new SplittableRandom(1);
        for (int at = 0; at + ENTRY_BYTES <= FRAME_BYTES; at += ENTRY_BYTES) {
            Memory.putLong(plain + at, random.nextLong());
            for (int field = Long.BYTES; field < ENTRY_BYTES; field += Long.BYTES) {
                Memory.putLong(plain + at + field, random.nextInt(10_000));
            }
        }
        packedLength = compress();
    }

    /** Frees everything. */
    @TearDown(Level.Trial)
    public void close() {
        arena.close();
        ledger.close();
    }

    /** Compresses the frame. */
    @Benchmark
    public int compress() {
        return compression.compress(plain, FRAME_BYTES, packed, FRAME_BYTES - 1);
    }

    /** Decompresses the frame. */
    @Benchmark
    public byte decompress() {
        compression.decompress(packed, packedLength, expanded, FRAME_BYTES);
        return Memory.getByte(expanded);
    }
}
