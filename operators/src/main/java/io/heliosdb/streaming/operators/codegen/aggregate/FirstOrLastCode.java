package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.expression.MemoryAccess;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;

import java.util.List;

/**
 * FIRST_VALUE and LAST_VALUE: the value of the row that arrived first, or last, among those whose
 * value is not NULL. A text lies in a text slot, long ones in the table's blob heap.
 */
final class FirstOrLastCode extends AggregateCode {
    private final EntryLayout.Field kept;
    private final SqlType type;
    private final boolean isFirstWanted;

    FirstOrLastCode(final EntryLayout layout, final SqlType type, final boolean isFirstWanted) {
        final boolean isOneWord =
                !type.isVariable()
                        && !MemoryAccess.isByAddress(type)
                        && type.fixedWidthBytes() <= Long.BYTES;
        kept = layout.field(isOneWord ? type.fixedWidthBytes() : 2 * Long.BYTES);
        this.type = type;
        this.isFirstWanted = isFirstWanted;
    }

    @Override
    boolean needsFirst() {
        return isFirstWanted;
    }

    @Override
    boolean keepsTexts() {
        return type.isVariable();
    }

    @Override
    void add(
            final Code code, final String entry, final Value.Local argument, final String isFirst) {
        final String address = kept.address(entry);
        take(
                code,
                isFirst,
                type.isVariable()
                        ? "TextSlots.replace(" + address + ", " + argument.value() + ", blobs);"
                        : MemoryAccess.write(type, address, argument.value()));
    }

    /** Of texts, the target only refers to the source's, as in {@link TextExtremeCode#merge}. */
    @Override
    void merge(final Code code, final String target, final String source, final String isFirst) {
        final String to = kept.address(target);
        final String from = kept.address(source);
        final String statement;
        if (type.isVariable()) {
            statement = "TextSlots.refer(" + to + ", TextSlots.address(" + from + ", blobs));";
        } else {
            statement = MemoryAccess.write(type, to, MemoryAccess.read(type, from));
        }
        take(code, isFirst, statement);
    }

    private void take(final Code code, final String isFirst, final String statement) {
        if (isFirstWanted) {
            code.open("if (" + isFirst + ")").line(statement).close();
        } else {
            code.line(statement);
        }
    }

    @Override
    void retract(final Code code, final String entry, final Value.Local argument) {
        throw new IllegalStateException("refused before");
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        final String address = kept.address(entry);
        if (type.isVariable()) {
            return new Value.Derived(
                    "TextSlots.address(" + address + ", blobs)",
                    isEmpty,
                    type,
                    List.of(Variable.ofLong(entry), new Variable("BlobHeap", "blobs")));
        }
        // copied out of the entry, which the next row may change while the result is still in use
        return MemoryAccess.isByAddress(type)
                ? new Value.Derived(
                        MemoryAccess.byAddress(type, "keep", "scratch, " + address),
                        isEmpty,
                        type,
                        variables(entry))
                : new Value.Stored(address, isEmpty, type, variables(entry));
    }

    @Override
    Value mergedResult(final String entry, final String isEmpty) {
        return type.isVariable()
                ? new Value.Derived(
                        "TextSlots.reference(" + kept.address(entry) + ")",
                        isEmpty,
                        type,
                        variables(entry))
                : result(entry, isEmpty);
    }
}
