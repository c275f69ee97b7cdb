package io.heliosdb.streaming.perf.jmh;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.ringbuffer.log.IngressPort;
import io.heliosdb.streaming.ringbuffer.log.LogConsumer;
import io.heliosdb.streaming.ringbuffer.log.LogContext;
import io.heliosdb.streaming.ringbuffer.log.LogRing;
import io.heliosdb.streaming.ringbuffer.log.Sequencer;

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

/**
 * One batch through port, sequencer and log ring to its consumers, all on one thread; a result is
 * nanoseconds for a batch. With two threads and beside other rings: {@code heliosdb-bench ring}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RingBenchmark {
    private static final int ROW_BYTES = 32;
    private static final int RECORDS_PER_POLL = 64;

    /** Rows of a batch. */
    @Param({"1", "16", "1024"})
    public int rows;

    /** Jobs that follow the log. */
    @Param({"1", "4"})
    public int consumers;

    private final Ledger ledger = new Ledger(Long.MAX_VALUE);
    private Sequencer sequencer;
    private IngressPort port;
    private LogConsumer[] followers;
    private long sum;

    /** Opens the log. */
    @Setup(Level.Trial)
    public void open() {
        final LogRing log =
                new LogRing(
                        new LogContext()
                                .ledger(ledger)
                                .epochClock(Clocks.epoch())
                                .counters(Counters.unmapped())
                                .conclude());
        sequencer = new Sequencer(log);
        port = sequencer.openPort("rows", 0);
        followers = new LogConsumer[consumers];
        for (int i = 0; i < consumers; i++) {
            followers[i] = log.join("consumer " + i);
        }
    }

    /** Frees everything. */
    @TearDown(Level.Trial)
    public void close() {
        for (final LogConsumer follower : followers) {
            follower.close();
        }
        port.close();
        sequencer.close();
        ledger.close();
    }

    /** Fills a batch, hands it over, sequences it, and lets every consumer read it. */
    @Benchmark
    public long batch() {
        final int length = rows * ROW_BYTES;
        final long address = port.claim(length);
        if (address >= 0) { // else the pages come back with the next call of the sequencer
            for (long row = address; row < address + length; row += ROW_BYTES) {
                Memory.putLong(row, row);
            }
            port.commit(length, rows);
        }
        port.flush();
        sequencer.doWork();
        for (final LogConsumer follower : followers) {
            follower.poll(
                    entry -> {
                        sum += Memory.getLong(entry.address());
                        return true;
                    },
                    RECORDS_PER_POLL);
        }
        return sum;
    }
}
