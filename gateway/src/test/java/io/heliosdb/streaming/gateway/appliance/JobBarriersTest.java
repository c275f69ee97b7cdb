package io.heliosdb.streaming.gateway.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.memory.PageSizes;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.RecordType;
import io.heliosdb.streaming.ringbuffer.output.OutputContext;
import io.heliosdb.streaming.ringbuffer.output.OutputRing;
import io.heliosdb.streaming.state.capture.CapturePool;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which barriers a job puts its state aside at, and for how long. */
final class JobBarriersTest {
    private final Ledger ledger = new Ledger(1 << 27);
    private final WantedCheckpoint wanted = new WantedCheckpoint();
    private final Arena memory = Arena.open(ledger, "log", "test", 1 << 10);
    private final OutputRing output =
            OutputRing.open(
                    new OutputContext()
                            .ledger(ledger)
                            .counters(Counters.unmapped())
                            .pageSizes(PageSizes.DEFAULT)
                            .maxRowBytes(1 << 10)
                            .releaseGate(() -> Long.MAX_VALUE)
                            .conclude(),
                    "job");
    private final CapturePool pool = CapturePool.open(ledger, "job", 1 << 12);
    private final JobBarriers barriers = new JobBarriers(output, pool, wanted);

    @BeforeEach
    void job() {
        barriers.of(captures -> captures.copy(writer -> writer.section("job")), () -> 0);
    }

    @AfterEach
    void close() {
        barriers.onClose();
        barriers.close();
        output.close();
        memory.close();
        assertThat(ledger.open()).isEmpty();
    }

    private void barrier(final long checkpoint) {
        final byte[] command = new ByteWriter().putByte(2).putByte(5).putLong(checkpoint).toBytes();
        Memory.copyFromArray(command, 0, memory.address(), command.length);
        final LogEntry entry = new LogEntry();
        entry.wrap(
                RecordType.COMMAND,
                LogEntry.NO_STREAM,
                memory.address(),
                command.length,
                1,
                checkpoint,
                1,
                LogEntry.NO_TIME);
        assertThat(barriers.onCommand(entry)).isTrue();
    }

    @Test
    void nothingIsPutAsideAtABarrierThatIsReplayed() {
        wanted.want(8);
        barrier(6);
        barrier(7);
        assertThat(barriers.taken()).isNull();
        barrier(8);
        assertThat(barriers.taken().checkpoint()).isEqualTo(8);
        assertThat(pool.startedCount()).isOne();
    }

    @Test
    void stateIsFreedAsSoonAsNobodyReadsIt() {
        wanted.want(8);
        barrier(8);
        barriers.onDuty();
        assertThat(barriers.taken()).isNotNull();
        wanted.wantNothing();
        barriers.onDuty();
        assertThat(barriers.taken()).isNull();
    }

    @Test
    void theBarrierOfACheckpointThatWasGivenUpComesTooLate() {
        wanted.want(8);
        wanted.wantNothing();
        barrier(8);
        assertThat(barriers.taken()).isNull();
        wanted.want(9);
        barrier(9);
        wanted.want(10); // 9 was given up, and 10 comes before the next duty
        barrier(10);
        assertThat(barriers.taken().checkpoint()).isEqualTo(10);
    }
}
