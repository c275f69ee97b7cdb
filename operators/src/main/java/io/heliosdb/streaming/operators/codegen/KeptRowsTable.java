package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;

import java.util.function.BiConsumer;

/** The table of a generator whose keys have rows: its declaration, its keys and how they end. */
final class KeptRowsTable {
    private final NodeGenerator generator;
    private final KeptRowsCode state;
    private final String name;

    KeptRowsTable(final NodeGenerator generator, final KeptRowsCode state) {
        this.generator = generator;
        this.state = state;
        name = "keys" + generator.number + "Table";
    }

    String name() {
        return name;
    }

    /** Declares the table, and the buffer for a row. */
    void declare() {
        generator
                .generation
                .javaClass()
                .constant(
                        "InlineTable",
                        name,
                        "inlineTable(\""
                                + Generation.tableOf(generator.node())
                                + "\", "
                                + state.entryBytes()
                                + ")");
        state.declareBuffer();
    }

    /** Declares the local {@code blobs}: where the table keeps what is longer than an entry. */
    void openBlobs(final Code code) {
        code.line("final BlobHeap blobs = " + name + ".blobs();");
    }

    /** Declares a local with the address of a key's entry, 0 if there is none. */
    Variable find(final Code code, final KeyCode.Key key) {
        return KeptRowsCode.find(code, key, name);
    }

    /** Adds a key that is not there. */
    void addIfNone(final Code code, final KeyCode.Key key, final Variable entry) {
        KeptRowsCode.addIfNone(code, key, entry, name);
    }

    /** Removes a key whose rows are gone. */
    void remove(final Code code, final Variable entry) {
        state.keys().release(code, entry.name());
        code.line(name + ".remove(" + entry.name() + ");");
    }

    /**
     * How keys end that are forgotten some time after their entry was written.
     *
     * @param releaseRows writes what gives back the rows of an entry, whose address it gets
     */
    KeyLife life(final long lifeMs, final BiConsumer<Code, String> releaseRows) {
        return new KeyLife(
                generator,
                lifeMs,
                name,
                state.entryBytes(),
                entry -> KeyLife.isOver(state.time(entry), lifeMs),
                (code, entry) -> {
                    state.keys().release(code, entry);
                    releaseRows.accept(code, state.rows(entry));
                });
    }
}
