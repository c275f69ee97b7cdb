package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.AggregateCall;

import java.util.List;

/** LISTAGG where no row is taken back: one text that grows ({@code JoinedTexts}). */
final class JoinedTextCode extends OutsideCode {
    /** In the place of a separator's address. */
    private static final String COMMA = "0L";

    private final EntryLayout.Field joined;
    private final SqlType type;
    private final int separator;

    JoinedTextCode(final EntryLayout layout, final AggregateCall call) {
        super("JoinedTexts");
        joined = layout.field(Long.BYTES);
        type = call.type();
        separator = call.further().isEmpty() ? -1 : call.further().getFirst();
    }

    @Override
    String handle(final String entry) {
        return joined.address(entry);
    }

    @Override
    void addOf(
            final Row row, final String entry, final Value.Local argument, final String isFirst) {
        final String between = separator < 0 ? COMMA : row.value(separator);
        add(row.code(), entry, argument.value(), between, "blobs");
    }

    private void add(
            final Code code,
            final String entry,
            final String text,
            final String between,
            final String blobs) {
        code.line(
                "JoinedTexts.add("
                        + joined.address(entry)
                        + ", "
                        + text
                        + ", "
                        + between
                        + ", "
                        + blobs
                        + ");");
    }

    @Override
    void add(
            final Code code, final String entry, final Value.Local argument, final String isFirst) {
        throw new IllegalStateException("reads the row");
    }

    @Override
    void addSeen(
            final Code code,
            final String entry,
            final String source,
            final Value.Local argument,
            final String isFirst) {
        final String between = "JoinedTexts.separator(" + joined.address(source) + ", blobs)";
        add(code, entry, argument.value(), between, "mergedBlobs");
    }

    @Override
    void retract(final Code code, final String entry, final Value.Local argument) {
        throw new IllegalStateException("not for rows that are taken back");
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        return result(entry, isEmpty, text(entry));
    }

    /** A copy: what has been merged is given back before the row goes out. */
    @Override
    Value mergedResult(final String entry, final String isEmpty) {
        return result(entry, isEmpty, "Texts.keep(" + text(entry) + ", scratch)");
    }

    private String text(final String entry) {
        return "JoinedTexts.text(" + joined.address(entry) + ", blobs)";
    }

    private Value result(final String entry, final String isEmpty, final String source) {
        return new Value.Derived(
                source,
                isEmpty,
                type,
                List.of(Variable.ofLong(entry), new Variable("BlobHeap", "blobs")));
    }
}
