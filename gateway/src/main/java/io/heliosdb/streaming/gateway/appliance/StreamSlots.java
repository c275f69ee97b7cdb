package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.agent.SourceAgent;
import io.heliosdb.streaming.connectors.spi.SourcePosition;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.gateway.alignment.StreamGate;
import io.heliosdb.streaming.operators.plan.PlanNode;

import org.agrona.CloseHelper;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * The streams that the jobs read. A job goes on with those it has. One that begins reads its tables
 * from their beginning, in streams that it shares with the others that begin now and declare them
 * alike; only where a table is {@linkplain Transports#isLive live} it joins the stream that is
 * there. Control plane's thread.
 */
final class StreamSlots implements AutoCloseable {
    private final ApplianceCore core;
    private Books books;
    private final Map<Integer, StreamSlot> slots = new LinkedHashMap<>();
    private final Map<StreamTable, Integer> begun = new HashMap<>();

    /** Live tables and the streams that are filled from them now. */
    private final Map<StreamTable, Integer> live = new HashMap<>();

    private final Queue<Pending> pending = new ArrayDeque<>();
    private final StreamTables tables;
    private int nextTag;

    /**
     * A stream whose source is still to be opened.
     *
     * @param opening what brings it into the log, null if it is there
     * @param positions where its source goes on
     */
    private record Pending(StreamSlot slot, Submission opening, List<SourcePosition> positions) {}

    /**
     * @param tables of the streams that jobs go on with
     * @param nextTag of the next stream that no job is to have yet
     */
    StreamSlots(
            final ApplianceCore core,
            final Books books,
            final StreamTables tables,
            final int nextTag) {
        this.core = core;
        this.books = books;
        this.tables = tables;
        this.nextTag = nextTag;
    }

    /**
     * Jobs that begin from now on do so in a running appliance: they share no stream with those
     * that have begun, unless its table is live.
     *
     * @param now what the log says by now
     */
    void goOn(final Books now) {
        books = now;
        begun.clear();
    }

    /** Tags of the streams of a job that begins, in the order of its scans. */
    List<Integer> begin(final JobSpec job) {
        return job.plan().scans().stream()
                .map(
                        scan ->
                                begun.computeIfAbsent(
                                        StreamTable.of(core.ports().transports(), job, scan),
                                        table -> begin(job, scan, table)))
                .toList();
    }

    private int begin(final JobSpec job, final PlanNode.Scan scan, final StreamTable table) {
        final int tag = liveTag(job, scan, table).orElseGet(this::freshTag);
        add(job, scan, tag);
        return tag;
    }

    private int freshTag() {
        return nextTag++;
    }

    private OptionalInt liveTag(
            final JobSpec job, final PlanNode.Scan scan, final StreamTable table) {
        if (!core.ports().transports().isLive(table(job, scan))) {
            return OptionalInt.empty();
        }
        if (live.containsKey(table)) {
            return OptionalInt.of(live.get(table));
        }
        final StreamEntry known = tables.newest(books, table);
        return known == null ? OptionalInt.empty() : OptionalInt.of(known.tag());
    }

    /** Tags of the streams of a job that goes on, in the order of its scans. */
    List<Integer> resume(final JobSpec job, final JobEntry entry) {
        final List<PlanNode.Scan> scans = job.plan().scans();
        for (int i = 0; i < scans.size(); i++) {
            add(job, scans.get(i), entry.plan().streams().get(i));
        }
        return entry.plan().streams();
    }

    /** Tags of the streams of a job that has changed, in the order of its scans. */
    List<Integer> change(final JobSpec job, final LogCommand.JobChanged change) {
        final List<PlanNode.Scan> scans = job.plan().scans();
        for (int i = 0; i < scans.size(); i++) {
            final LogCommand.StreamUse use = change.streams().get(i);
            if (books.stream(use.tag()) == null) {
                addOpened(job, scans.get(i), use);
            } else {
                add(job, scans.get(i), use.tag());
            }
        }
        return change.tags();
    }

    /** The change of the job brings the stream into the log. */
    private void addOpened(
            final JobSpec job, final PlanNode.Scan scan, final LogCommand.StreamUse use) {
        if (slots.containsKey(use.tag())) {
            return;
        }
        final StreamSlot slot = slot(job, scan, use.tag());
        final StreamEntry before = books.stream(use.goesOnFrom());
        pending.add(new Pending(slot, null, before == null ? List.of() : before.positions()));
    }

    private void add(final JobSpec job, final PlanNode.Scan scan, final int tag) {
        if (slots.containsKey(tag)) {
            return;
        }
        final StreamSlot slot = slot(job, scan, tag);
        final StreamEntry known = books.stream(tag);
        if (known == null) {
            final LogCommand opening =
                    new LogCommand.StreamOpened(
                            tag, StreamTable.of(core.ports().transports(), job, scan).key());
            pending.add(new Pending(slot, new Submission(core.sequencer(), opening), List.of()));
        } else if (!known.isEnded()) {
            pending.add(new Pending(slot, null, known.positions()));
        }
    }

    private StreamSlot slot(final JobSpec job, final PlanNode.Scan scan, final int tag) {
        final StreamSlot slot =
                new StreamSlot(tag, table(job, scan), scan.encoded(), core.ports().nanoClock());
        slots.put(tag, slot);
        if (core.ports().transports().isLive(table(job, scan))) {
            live.put(StreamTable.of(core.ports().transports(), job, scan), tag);
        }
        return slot;
    }

    /** Where jobs hold the source of a stream back. */
    StreamGate gate(final int tag) {
        return slots.get(tag).gate();
    }

    private static TableDefinition table(final JobSpec job, final PlanNode.Scan scan) {
        return job.tables().get(scan.table());
    }

    /**
     * Opens the next source if its stream is in the log. One that cannot be opened has failed, as
     * one that cannot go on.
     *
     * @param isAwaited whether a job is there that takes its rows, by tag; others come later
     * @param starter given its agent
     * @return the number of sources opened, or that failed
     */
    int openNext(final IntPredicate isAwaited, final Consumer<SourceAgent> starter) {
        final Pending next =
                pending.stream()
                        .filter(each -> isAwaited.test(each.slot().tag()))
                        .findFirst()
                        .orElse(null);
        if (next == null || (next.opening() != null && next.opening().rowSequence() < 0)) {
            return 0;
        }
        pending.remove(next);
        final SourceAgent agent;
        try {
            agent = next.slot().open(core, next.positions());
        } catch (final RuntimeException e) {
            if (Appliance.isFatal(e)) {
                throw e;
            }
            next.slot()
                    .fail(
                            e instanceof HeliosException declared
                                    ? JobMemory.named(declared, "a source")
                                    : e);
            return 1;
        }
        starter.accept(agent);
        return 1;
    }

    /** Whether the sources of these streams have all been opened and asked for rows. */
    boolean areAtWork(final List<Integer> tags) {
        return pending.stream().noneMatch(each -> tags.contains(each.slot().tag()))
                && tags.stream()
                        .allMatch(tag -> !slots.containsKey(tag) || slots.get(tag).isAtWork());
    }

    /** Whether a stream may have got rows in this process. */
    boolean mayHaveRows(final int tag) {
        return slots.containsKey(tag) && slots.get(tag).mayHaveRows();
    }

    /**
     * Nobody reads a stream any more that has got no row.
     *
     * @param stopper given its agent, if there is one
     */
    void forget(final int tag, final Consumer<SourceAgent> stopper) {
        pending.removeIf(each -> each.slot().tag() == tag);
        final StreamSlot slot = slots.remove(tag);
        if (slot != null) {
            slot.end(core, stopper);
        }
        live.values().removeIf(each -> each == tag);
        begun.values().removeIf(each -> each == tag);
    }

    /** Sources of streams that are not among those are held back; they go on when they are. */
    void holdBackUnless(final Set<Integer> wanted) {
        slots.values().forEach(slot -> slot.gate().holdBack(!wanted.contains(slot.tag())));
    }

    /** The source of that agent has failed. */
    void fail(final String roleName, final Throwable error) {
        slots.values().stream()
                .filter(slot -> slot.owns(roleName))
                .forEach(slot -> slot.fail(error));
    }

    /** Why the source of one of these streams has failed, or null. */
    Throwable failureOf(final List<Integer> tags) {
        return tags.stream()
                .map(tag -> slots.get(tag))
                .filter(slot -> slot != null && slot.failure() != null)
                .map(StreamSlot::failure)
                .findFirst()
                .orElse(null);
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
