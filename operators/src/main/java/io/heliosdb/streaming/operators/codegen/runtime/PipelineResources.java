package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.operators.codegen.expression.LiteralPool;
import io.heliosdb.streaming.operators.functions.Literals;
import io.heliosdb.streaming.operators.functions.Scratch;
import io.heliosdb.streaming.operators.runtime.ResultOutput;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;
import io.heliosdb.streaming.state.table.DenseTable;
import io.heliosdb.streaming.state.table.InlineTable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Everything native that one pipeline owns, and its outputs: opened for it, saved and restored
 * operator by operator, closed with it.
 */
public final class PipelineResources {
    private final Ledger ledger;
    private final String owner;
    private final PipelineLimits limits;
    private final StateMemory memory;
    private final Scratch scratch;
    private final Literals literals;
    private final List<SinkPort> sinks = new ArrayList<>();
    private final List<Long> constantRows = new ArrayList<>();
    private final List<Arena> arenas = new ArrayList<>();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final StateParts state;

    /** One structure of state, as it is saved and closed. */
    private record Part(
            Consumer<SnapshotWriter> snapshot, Consumer<SnapshotReader> restore, Runnable close) {}

    /**
     * Opens what every pipeline has.
     *
     * @param owner names the pipeline in the ledger
     * @param constants encoded rows of the plan's VALUES nodes
     * @param state what of the state belongs to which
     */
    public PipelineResources(
            final Ledger ledger,
            final String owner,
            final PipelineLimits limits,
            final LiteralPool pool,
            final List<byte[]> constants,
            final StateParts state,
            final List<? extends ResultOutput> outputs) {
        this.ledger = ledger;
        this.owner = owner;
        this.limits = limits;
        this.state = state;
        memory = new StateMemory(ledger, owner, limits.stateBytes());
        outputs.forEach(output -> sinks.add(new SinkPort(output)));
        final Opened opened = new Opened();
        try {
            scratch = opened.add(Scratch.open(ledger, owner, limits.scratchBytes()));
            literals = opened.add(pool.open(ledger, owner));
            for (final byte[] rows : constants) {
                final Arena arena = opened.add(open("values", Math.max(rows.length, 1)));
                Memory.copyFromArray(rows, 0, arena.address(), rows.length);
                constantRows.add(arena.address());
            }
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    Scratch scratch() {
        return scratch;
    }

    Literals literals() {
        return literals;
    }

    StateMemory memory() {
        return memory;
    }

    PipelineLimits limits() {
        return limits;
    }

    SinkPort sink(final int index) {
        return sinks.get(index);
    }

    long constantRows(final int index) {
        return constantRows.get(index);
    }

    Arena open(final String tag, final int bytes) {
        final Arena arena = Arena.open(ledger, tag, owner, bytes);
        arenas.add(arena);
        return arena;
    }

    WindowSlices add(final String name, final WindowSlices window) {
        parts.put(name, new Part(window::snapshot, window::restore, window::close));
        return window;
    }

    UpdatingWindows add(final String name, final UpdatingWindows windows) {
        parts.put(name, new Part(windows::snapshot, windows::restore, windows::close));
        return windows;
    }

    WindowSessions add(final String name, final WindowSessions sessions) {
        parts.put(name, new Part(sessions::snapshot, sessions::restore, sessions::close));
        return sessions;
    }

    SessionRows add(final String name, final WindowSessions sessions, final SessionRows rows) {
        parts.put(
                name,
                new Part(
                        writer -> {
                            sessions.snapshot(writer);
                            rows.snapshot(writer);
                        },
                        reader -> {
                            sessions.restore(reader);
                            rows.restore(reader);
                        },
                        () -> {
                            sessions.close();
                            rows.close();
                        }));
        return rows;
    }

    DenseTable add(final String name, final DenseTable table) {
        parts.put(name, new Part(table::snapshot, table::restore, table::close));
        return table;
    }

    InlineTable add(final String name, final InlineTable table) {
        parts.put(name, new Part(table::snapshot, table::restore, table::close));
        return table;
    }

    StateParts state() {
        return state;
    }

    /** Writes what an operator has beside the fields of the generated class. */
    void snapshot(final OperatorParts operator, final SnapshotWriter writer) {
        if (operator.output() != OperatorParts.NONE) {
            sinks.get(operator.output()).snapshot(writer);
        }
        operator.tables().forEach(table -> parts.get(table).snapshot.accept(writer));
    }

    /** Reads what {@link #snapshot} wrote. */
    void restore(final OperatorParts operator, final SnapshotReader reader) {
        if (operator.output() != OperatorParts.NONE) {
            sinks.get(operator.output()).restore(reader);
        }
        operator.tables().forEach(table -> parts.get(table).restore.accept(reader));
    }

    /** Reads all of it in the order of opening: how it was written before operators had names. */
    void restoreInOrder(final SnapshotReader reader) {
        sinks.forEach(sink -> sink.restore(reader));
        parts.values().forEach(part -> part.restore.accept(reader));
    }

    /** Frees everything. */
    public void close() {
        parts.values().forEach(part -> part.close.run());
        arenas.forEach(Arena::close);
        literals.close();
        scratch.close();
        memory.close();
    }
}
