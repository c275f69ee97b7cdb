package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.codegen.error.PlanRefusal;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;

import java.util.List;

/**
 * One aggregate: its fields in an entry and the statements that work on them. Statements are placed
 * where the argument is known not to be NULL and the filter to be TRUE; {@code entry} is always the
 * name of a local or parameter with an entry's address.
 */
abstract class AggregateCode {
    /** Whether {@link #add} and {@link #merge} must be told if a value is the first. */
    boolean needsFirst() {
        return false;
    }

    /** Whether it keeps texts in blobs, so that its code uses a local {@code blobs}. */
    boolean keepsTexts() {
        return false;
    }

    /** Sets what a new, zeroed entry must hold other than zero. */
    void initialise(final Code code, final String entry) {}

    /**
     * Takes in a value.
     *
     * @param isFirst source of a test whether there has been none; only if {@link #needsFirst}
     */
    abstract void add(Code code, String entry, Value.Local argument, String isFirst);

    /** As {@link #add}, for aggregates that read more of the row. */
    void addOf(
            final Row row, final String entry, final Value.Local argument, final String isFirst) {
        add(row.code(), entry, argument, isFirst);
    }

    /** As {@link #add}, for a value of DISTINCT that another entry has. */
    void addSeen(
            final Code code,
            final String entry,
            final String source,
            final Value.Local argument,
            final String isFirst) {
        add(code, entry, argument, isFirst);
    }

    /** Takes a value back. */
    abstract void retract(Code code, String entry, Value.Local argument);

    /** As {@link #retract}, for aggregates that read more of the row. */
    void retractOf(final Row row, final String entry, final Value.Local argument) {
        retract(row.code(), entry, argument);
    }

    /** Writes the code that gives back what the aggregate keeps outside its entry. */
    void release(final Code code, final String entry) {}

    /** As {@link #release}, of an entry that {@link #merge} has filled. */
    void releaseMerged(final Code code, final String entry) {}

    /** Whether {@link #merge} keeps something in blobs, and so uses a local {@code mergedBlobs}. */
    boolean mergesIntoBlobs() {
        return false;
    }

    /**
     * Takes in what another entry has gathered, which is not nothing.
     *
     * @param isFirst as for {@link #add}, for the target
     */
    abstract void merge(Code code, String target, String source, String isFirst);

    /**
     * As {@link #merge}, where the target is an entry that goes on when the source's has ended:
     * {@code blobs} are the source's, {@code mergedBlobs} the target's.
     */
    void absorb(final Code code, final String target, final String source, final String isFirst) {
        if (keepsTexts()) {
            throw HeliosException.of(
                    PlanRefusal.AGGREGATE,
                    "an aggregate that keeps texts is not supported in SESSION windows yet");
        }
        merge(code, target, source, isFirst);
    }

    /**
     * The result.
     *
     * @param isEmpty source of a test whether no value has been taken in, or {@code "false"}
     */
    abstract Value result(String entry, String isEmpty);

    /** The result of an entry that {@link #merge} has filled. */
    Value mergedResult(final String entry, final String isEmpty) {
        return result(entry, isEmpty);
    }

    /** Parameters of a result that needs the entry alone. */
    static List<Variable> variables(final String entry) {
        return List.of(Variable.ofLong(entry));
    }
}
