package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.connectors.agent.SourceAgent;
import io.heliosdb.streaming.connectors.spi.SourcePosition;
import io.heliosdb.streaming.operators.plan.PlanNode;

import org.agrona.CloseHelper;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * The streams that the jobs read: those of the books go on under the tags they have, others are
 * opened by a command in the log. Jobs that read the same columns of a table share one. Control
 * plane's thread.
 */
final class StreamSlots implements AutoCloseable {
    private final ApplianceCore core;
    private final Books books;
    private final Map<String, StreamSlot> slots = new LinkedHashMap<>();
    private final Queue<Pending> pending = new ArrayDeque<>();
    private int nextTag;

    /**
     * A stream whose source is still to be opened.
     *
     * @param opening what brings it into the log, null if it is there
     * @param positions where its source goes on
     */
    private record Pending(StreamSlot slot, Submission opening, List<SourcePosition> positions) {}

    StreamSlots(final ApplianceCore core, final Books books) {
        this.core = core;
        this.books = books;
        nextTag = books.nextTag();
    }

    /** Tag of the stream that a scan of a job reads; before the first {@link #openNext}. */
    int tag(final JobSpec job, final PlanNode.Scan scan) {
        return slots.computeIfAbsent(JobSpec.streamKey(scan), key -> slot(job, scan, key)).tag();
    }

    private StreamSlot slot(final JobSpec job, final PlanNode.Scan scan, final String key) {
        final StreamEntry known = books.stream(key);
        final int tag = known == null ? nextTag++ : known.tag();
        final StreamSlot slot = new StreamSlot(tag, job.tables().get(scan.table()), scan.columns());
        if (known == null) {
            final LogCommand opening = new LogCommand.StreamOpened(tag, key);
            pending.add(new Pending(slot, new Submission(core.sequencer(), opening), List.of()));
        } else if (!known.isEnded()) {
            pending.add(new Pending(slot, null, known.positions()));
        }
        return slot;
    }

    /**
     * Opens the next source if its stream is in the log.
     *
     * @param starter given its agent
     * @return the number of sources opened
     */
    int openNext(final Consumer<SourceAgent> starter) {
        final Pending next = pending.peek();
        if (next == null || (next.opening() != null && next.opening().rowSequence() < 0)) {
            return 0;
        }
        pending.remove();
        starter.accept(next.slot().open(core, next.positions()));
        return 1;
    }

    void stopReading() {
        pending.clear();
        slots.values().forEach(StreamSlot::stopReading);
    }

    boolean areDrained() {
        return slots.values().stream().allMatch(StreamSlot::isDrained);
    }

    /** Frees what the streams hold; the agents have stopped. */
    @Override
    public void close() {
        CloseHelper.closeAll(slots.values());
    }
}
