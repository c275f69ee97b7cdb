package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.StateLife;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Keys that are forgotten some time after they were written last: code that takes a key for absent
 * once its time is over, and that gives its memory back, a few slots of the table with each row.
 * Writes nothing where keys are kept for ever.
 */
final class KeyLife {
    /** Slots looked at for each row: a table's garbage is met before the table has to grow. */
    private static final int SLOTS_PER_ROW = 4;

    /** Source of processing time. */
    static final String NOW = "scratch.clockMs()";

    private static final Variable ENTRY = Variable.ofLong("entry");

    private final NodeGenerator owner;
    private final long lifeMs;
    private final String table;
    private final int entryBytes;
    private final Function<String, String> isOver;
    private final BiConsumer<Code, String> release;
    private JavaMethod forgetting;

    /**
     * @param table name of the field of an {@code InlineTable}
     * @param entryBytes length of its entries
     * @param isOver source of a test whether the time of an entry is over
     * @param release writes what gives back what an entry keeps outside itself; may use a local
     *     {@code blobs}
     */
    KeyLife(
            final NodeGenerator owner,
            final long lifeMs,
            final String table,
            final int entryBytes,
            final Function<String, String> isOver,
            final BiConsumer<Code, String> release) {
        this.owner = owner;
        this.lifeMs = lifeMs;
        this.table = table;
        this.entryBytes = entryBytes;
        this.isOver = isOver;
        this.release = release;
    }

    /** Whether there is an end. */
    boolean isLimited() {
        return lifeMs != StateLife.ENDLESS;
    }

    /**
     * Source of a test whether what was written at a time is over.
     *
     * @param field address of the time
     */
    static String isOver(final String field, final long lifeMs) {
        return "Memory.getLong(" + field + ") <= " + NOW + " - " + lifeMs + "L";
    }

    /** Writes the look at a few slots; before a key is sought, because it moves entries. */
    void writeRound(final Code code, final boolean usesBlobs) {
        if (!isLimited()) {
            return;
        }
        if (forgetting == null) {
            forgetting = writeForgetting(usesBlobs);
        }
        code.line(forgetting.name() + "();");
    }

    private JavaMethod writeForgetting(final boolean usesBlobs) {
        final String round = "round" + owner.number;
        owner.generation.javaClass().field("long", round, "");
        final JavaMethod method =
                owner.generation
                        .javaClass()
                        .method("void", "forget", "Forgets keys: " + owner.title());
        final Code code = method.code();
        code.open("for (int i = 0; i < " + SLOTS_PER_ROW + "; i++)");
        code.line(round + " = " + table + ".round(" + round + ");");
        code.line("final long entry = " + table + ".entryIn(" + round + ");");
        code.open("if (entry != 0 && " + isOver.apply(ENTRY.name()) + ")");
        if (usesBlobs) {
            code.line("final BlobHeap blobs = " + table + ".blobs();");
        }
        writeRemoval(code, ENTRY);
        code.otherwise();
        code.line(round + "++;");
        code.close();
        code.close();
        return method;
    }

    private void writeRemoval(final Code code, final Variable entry) {
        code.line("preserve(" + entry.name() + ", " + entryBytes + ");");
        release.accept(code, entry.name());
        code.line(table + ".remove(" + entry.name() + ");");
    }

    /** Writes that a key found is taken for absent, and its local set to 0, once it is over. */
    void writeCheck(final Code code, final Variable entry) {
        if (!isLimited()) {
            return;
        }
        code.open("if (" + entry.name() + " != 0 && " + isOver.apply(entry.name()) + ")");
        writeRemoval(code, entry);
        code.line(entry.name() + " = 0;");
        code.close();
    }

    /**
     * Writes that a key was written now.
     *
     * @param field address of its time
     */
    void writeTime(final Code code, final String field) {
        if (isLimited()) {
            code.line("preserve(" + field + ", 8);");
            code.line("Memory.putLong(" + field + ", " + NOW + ");");
        }
    }
}
