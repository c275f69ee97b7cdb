package io.heliosdb.streaming.perf.jmh;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.seal.DataKey;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.seal.Opener;
import io.heliosdb.streaming.codecs.seal.Sealer;

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

import java.util.concurrent.TimeUnit;

/** Sealing and opening of one frame with 64 bytes associated; a result is nanoseconds for it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SealBenchmark {
    private static final int ASSOCIATED_BYTES = 64;

    /** Plain bytes: a lone row, a small batch, the largest journal record, a checkpoint's frame. */
    @Param({"64", "1024", "65444", "262144"})
    public int length;

    private final Ledger ledger = new Ledger(Long.MAX_VALUE);
    private Arena arena;
    private DataKey key;
    private Sealer sealer;
    private Opener opener;
    private long sealed;
    private long opened;

    /** Makes a key and a sealed frame to open. */
    @Setup(Level.Trial)
    public void open() {
        arena = Arena.open(ledger, "frames", "benchmark", 4L << 20);
        sealed = arena.address() + (1 << 20);
        opened = arena.address() + (2 << 20);
        key = DataKey.create(Entropy.ofSystem());
        sealer = key.sealer();
        opener = key.opener();
        seal();
    }

    /** Frees everything. */
    @TearDown(Level.Trial)
    public void close() {
        key.close();
        arena.close();
        ledger.close();
    }

    /** Seals the frame. */
    @Benchmark
    public int seal() {
        return sealer.seal(arena.address(), length, sealed, 1, arena.address(), ASSOCIATED_BYTES);
    }

    /** Opens the frame. */
    @Benchmark
    public int unseal() {
        final int sealedLength = length + Sealer.OVERHEAD_BYTES;
        return opener.open(sealed, sealedLength, opened, arena.address(), ASSOCIATED_BYTES);
    }
}
