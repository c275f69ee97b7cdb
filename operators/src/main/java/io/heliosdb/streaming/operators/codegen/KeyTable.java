package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The table of an operator that keeps something of each key: its field, and code that looks for a
 * row's key. Keys that end are in an {@code InlineTable}, which entries can be taken out of, others
 * in a {@code DenseTable}.
 */
final class KeyTable {
    /** For entries that keep nothing but their key. */
    static final BiConsumer<Code, String> NOTHING = (code, entry) -> {};

    private final NodeGenerator owner;
    private final KeptRowsCode state;
    private final String name;
    private final KeyLife life;

    /**
     * A key and where it was looked for.
     *
     * @param entry local with the address of its entry, 0 while there is none
     */
    record Place(KeyCode.Key key, Variable entry) {}

    /**
     * Keys that end with the time of their entry.
     *
     * @param release writes what gives back what an entry keeps beside its key; the local {@code
     *     blobs} is there
     */
    KeyTable(
            final NodeGenerator owner,
            final KeptRowsCode state,
            final long lifeMs,
            final BiConsumer<Code, String> release) {
        this(owner, state, lifeMs, entry -> KeyLife.isOver(state.time(entry), lifeMs), release);
    }

    /** Keys that end when a test says so. */
    KeyTable(
            final NodeGenerator owner,
            final KeptRowsCode state,
            final long lifeMs,
            final Function<String, String> isOver,
            final BiConsumer<Code, String> release) {
        this.owner = owner;
        this.state = state;
        name = "keys" + owner.number + "Table";
        life =
                new KeyLife(
                        owner,
                        lifeMs,
                        name,
                        state.entryBytes(),
                        isOver,
                        (code, entry) -> {
                            state.keys().release(code, entry);
                            release.accept(code, entry);
                        });
    }

    /** Name of the field. */
    String name() {
        return name;
    }

    /** Its type, by which a state's layout is known. */
    String type() {
        return life.isLimited() ? "InlineTable" : "DenseTable";
    }

    KeyLife life() {
        return life;
    }

    /**
     * Declares the field.
     *
     * @param stateName under which snapshots know it
     */
    void declare(final String stateName) {
        final String opener = life.isLimited() ? "inlineTable" : "denseTable";
        owner.generation
                .javaClass()
                .constant(
                        type(),
                        name,
                        opener + "(\"" + stateName + "\", " + state.entryBytes() + ")");
    }

    /**
     * Writes the look for a row's key; what is over is not there. Declares the local {@code blobs}.
     */
    Place find(final Row row) {
        final Code code = row.code();
        life.writeRound(code, true);
        code.line("final BlobHeap blobs = " + name + ".blobs();");
        final KeyCode.Key key = state.keys().of(row);
        final Variable entry = KeptRowsCode.find(code, key, name);
        life.writeCheck(code, entry);
        return new Place(key, entry);
    }

    /** Writes the addition of a key that is not there. */
    void addIfNone(final Code code, final Place place) {
        KeptRowsCode.addIfNone(code, place.key, place.entry, name);
    }

    /** Writes that the key has been written now, if it ends. */
    void writeTime(final Code code, final Place place) {
        if (life.isLimited()) {
            life.writeTime(code, state.time(place.entry.name()));
        }
    }
}
