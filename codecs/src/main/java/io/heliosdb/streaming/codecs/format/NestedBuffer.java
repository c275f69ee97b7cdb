package io.heliosdb.streaming.codecs.format;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.nested.NestedWriter;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.type.SqlType;

/**
 * Memory in which the values of a nested column are built before they are copied into a row. Use:
 * {@link #start}, write; where there was no room {@link #grow} and do it again. One thread;
 * allocates nothing once it has grown.
 */
public final class NestedBuffer implements AutoCloseable {
    private static final int FIRST_CAPACITY_BYTES = 4096;

    private final Ledger ledger;
    private final String owner;
    private final long limitBytes;
    private final Shape holder;
    private final NestedWriter writer = new NestedWriter();
    private final PartTarget target = new PartTarget();
    private Arena memory;
    private long array;

    /**
     * @param owner of the memory, for the ledger
     * @param limitBytes most that a value may take
     */
    public NestedBuffer(
            final Ledger ledger, final String owner, final SqlType type, final long limitBytes) {
        this.ledger = ledger;
        this.owner = owner;
        this.limitBytes = limitBytes;
        // an array of one element takes the value: it has a place for it
        holder = Shape.of(SqlType.array(type));
        memory = Arena.open(ledger, "nested value", owner, FIRST_CAPACITY_BYTES);
    }

    /** The shape of the column's values. */
    public Shape shape() {
        return holder.element();
    }

    /** Begins a value; where it goes. */
    public PartTarget start() {
        writer.wrap(memory.address(), memory.capacityBytes());
        array = writer.start(holder, 1);
        return target.at(writer, holder, array, 0);
    }

    /** The value that was written. */
    public long value() {
        return holder.at(array, 0);
    }

    /** Takes more memory, in which all has to be written again; false if there is no more. */
    public boolean grow() {
        final long larger = 2 * memory.capacityBytes();
        if (larger > limitBytes) {
            return false;
        }
        memory.close();
        memory = Arena.open(ledger, "nested value", owner, larger);
        return true;
    }

    @Override
    public void close() {
        memory.close();
    }
}
