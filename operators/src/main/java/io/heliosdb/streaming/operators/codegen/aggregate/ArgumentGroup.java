package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.expression.JavaTypes;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;

import java.util.ArrayList;
import java.util.List;

/**
 * The aggregates over the same rows: those whose filter is TRUE and whose argument is not NULL.
 * They share the test, and what tells whether there was such a row: a counter where one of them
 * counts or rows are taken back, else a flag, else nothing where an entry's first row is one of
 * them in any case.
 */
final class ArgumentGroup {
    private static final int NONE = -1;

    private final int argument;
    private final int filter;
    private final boolean canBeNull;
    private final boolean takesNulls;
    private final List<AggregateCode> aggregates = new ArrayList<>();
    private final Kind kind;
    private final CountedValues distinct;
    private final CombinedArguments combined;
    private final boolean keepsRests;
    private EntryLayout.Field counter;
    private EntryLayout.Flag hasValue;

    /** What a group does with a value. */
    enum Kind {
        /** Takes it in, or back. */
        PLAIN,
        /** Takes it in once, however often it comes. */
        DISTINCT,
        /** Takes it in; retracted rows do not count. */
        ADD_ONLY
    }

    /**
     * @param argument input column, or -1 where only rows count
     * @param filter input column, or -1
     * @param canBeNull whether the argument can be NULL
     * @param takesNulls whether the aggregates take a NULL as a value
     * @param distinct where the values are counted if each is taken once only, else null
     * @param combined of which values the argument is made if it is no column, else null
     * @param keepsRests whether aggregates whose values have all been taken back are merged too
     */
    ArgumentGroup(
            final int argument,
            final int filter,
            final boolean canBeNull,
            final boolean takesNulls,
            final Kind kind,
            final CountedValues distinct,
            final CombinedArguments combined,
            final boolean keepsRests) {
        this.argument = argument;
        this.filter = filter;
        this.canBeNull = canBeNull;
        this.takesNulls = takesNulls;
        this.kind = kind;
        this.distinct = distinct;
        this.combined = combined;
        this.keepsRests = keepsRests;
    }

    boolean takesRowsBack() {
        return kind != Kind.ADD_ONLY;
    }

    /** The counter, made if there is none. */
    EntryLayout.Field counter(final EntryLayout layout) {
        if (counter == null) {
            counter = layout.field(Long.BYTES);
        }
        return counter;
    }

    void add(final AggregateCode aggregate) {
        aggregates.add(aggregate);
    }

    int size() {
        return aggregates.size();
    }

    /** Decides on the flag, once all aggregates are known. */
    void complete(final EntryLayout layout) {
        final boolean canBeEmpty = (canBeNull && !takesNulls) || filter != NONE;
        if (counter == null
                && (canBeEmpty || aggregates.stream().anyMatch(AggregateCode::needsFirst))) {
            hasValue = layout.flag();
        }
    }

    void initialise(final Code code, final String entry) {
        aggregates.forEach(aggregate -> aggregate.initialise(code, entry));
    }

    /** Source of a test whether no row was taken in. */
    String isEmpty(final String entry) {
        if (counter != null) {
            return counterText(entry) + " == 0";
        }
        return hasValue == null ? Value.NEVER : "!(" + hasValue.isSet(entry) + ")";
    }

    private String counterText(final String entry) {
        return "Memory.getLong(" + counter.address(entry) + ")";
    }

    void accumulate(final Row row, final String entry) {
        guarded(
                row,
                argumentValue -> {
                    final Code code = row.code();
                    if (distinct != null) {
                        final String arguments = distinct.arguments(code, argumentValue);
                        code.open("if (" + distinct.add(entry, arguments, "blobs") + ")");
                    }
                    aggregates.forEach(
                            each -> each.addOf(row.inner(), entry, argumentValue, isEmpty(entry)));
                    count(code, entry, "+ 1");
                    closeIfDistinct(code);
                });
    }

    void retract(final Row row, final String entry) {
        if (!takesRowsBack()) {
            return;
        }
        guarded(
                row,
                argumentValue -> {
                    final Code code = row.code();
                    if (distinct != null) {
                        final String arguments = distinct.arguments(code, argumentValue);
                        code.open("if (" + distinct.remove(entry, arguments) + ")");
                    }
                    aggregates.forEach(each -> each.retractOf(row.inner(), entry, argumentValue));
                    count(code, entry, "- 1");
                    closeIfDistinct(code);
                });
    }

    private void closeIfDistinct(final Code code) {
        if (distinct != null) {
            code.close();
        }
    }

    /** Writes the code that gives back what the aggregates keep outside their entry. */
    void release(final Code code, final String entry) {
        aggregates.forEach(aggregate -> aggregate.release(code, entry));
        releaseDistinct(code, entry);
    }

    /** As {@link #release}, of an entry that {@link #merge} has filled. */
    void releaseMerged(final Code code, final String entry) {
        aggregates.forEach(aggregate -> aggregate.releaseMerged(code, entry));
        releaseDistinct(code, entry);
    }

    private void releaseDistinct(final Code code, final String entry) {
        if (distinct != null) {
            distinct.release(code, entry);
        }
    }

    private void count(final Code code, final String entry, final String change) {
        if (counter != null) {
            code.line(
                    "Memory.putLong("
                            + counter.address(entry)
                            + ", "
                            + counterText(entry)
                            + " "
                            + change
                            + ");");
        } else if (hasValue != null) {
            code.line(hasValue.set(entry));
        }
    }

    private void guarded(final Row row, final java.util.function.Consumer<Value.Local> body) {
        final List<String> conditions = new ArrayList<>();
        if (filter != NONE) {
            final Value.Local test = row.load(filter);
            conditions.add(test.value());
            if (!test.isNull().equals(Value.NEVER)) {
                conditions.add("!" + test.isNull());
            }
        }
        Value.Local value = null;
        if (argument != NONE) {
            value = row.load(argument);
            if (!takesNulls && !value.isNull().equals(Value.NEVER)) {
                conditions.add("!" + value.isNull());
                value = value.present();
            }
        }
        if (!conditions.isEmpty()) {
            row.code().open("if (" + String.join(" && ", conditions) + ")");
        }
        body.accept(combined == null ? value : combined.of(row.inner()));
        if (!conditions.isEmpty()) {
            row.code().close();
        }
    }

    /** Takes in the values of another entry that the target has not seen. */
    private void mergeDistinct(final Code code, final String target, final String source) {
        final String field = distinct.field(source);
        final Variable at =
                code.variable("long", "at", "ValueCounts.next(" + field + ", blobs, 0L)");
        code.open("while (" + at.name() + " != 0)");
        final SqlType type = distinct.type();
        final Variable value = code.local(JavaTypes.of(type), "value", distinct.read(at.name()));
        final Value.Local local = seen(code, value, at, type);
        final String arguments = distinct.arguments(code, local);
        code.open("if (" + distinct.addSeen(target, arguments, at.name(), "mergedBlobs") + ")");
        aggregates.forEach(each -> each.addSeen(code, target, source, local, isEmpty(target)));
        count(code, target, "+ 1");
        closeIfDistinct(code);
        code.line(at.name() + " = ValueCounts.next(" + field + ", blobs, " + at.name() + ");");
        code.close();
    }

    private Value.Local seen(
            final Code code, final Variable value, final Variable at, final SqlType type) {
        if (!takesNulls) {
            return new Value.Local(value.name(), Value.NEVER, type, List.of(value));
        }
        final Variable isNull =
                code.local("boolean", "isNull", "CollectedValues.isNull(" + at.name() + ")");
        return new Value.Local(value.name(), isNull.name(), type, List.of(value, isNull));
    }

    void merge(final Code code, final String target, final String source) {
        merge(code, target, source, AggregateCode::merge);
    }

    /** As {@link #merge}, where the target goes on and must not refer to the source. */
    void absorb(final Code code, final String target, final String source) {
        merge(code, target, source, AggregateCode::absorb);
    }

    /** Writes how one aggregate is added to another. */
    @FunctionalInterface
    private interface Merging {
        void write(
                AggregateCode aggregate, Code code, String target, String source, String isFirst);
    }

    private void merge(
            final Code code, final String target, final String source, final Merging merging) {
        if (distinct != null) {
            mergeDistinct(code, target, source);
            return;
        }
        final String isSourceEmpty = isEmpty(source);
        // what came and went may have left something: a sum of doubles that is not quite 0
        final boolean isGuarded = !isSourceEmpty.equals(Value.NEVER) && !keepsRests;
        if (isGuarded) {
            code.open("if (!(" + isSourceEmpty + "))");
        }
        aggregates.forEach(
                aggregate -> merging.write(aggregate, code, target, source, isEmpty(target)));
        count(code, target, counter == null ? "" : "+ " + counterText(source));
        if (isGuarded) {
            code.close();
        }
    }
}
