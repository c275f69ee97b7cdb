package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.codegen.expression.LiteralPool;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.AggregateCall;

import java.util.List;

/**
 * PERCENTILE: all numbers with their counts ({@code Percentiles}), and the share, or shares in a
 * text slot, which are those of the first row. An entry that is merged holds the result of one
 * share in the end.
 */
final class PercentileCode extends AggregateCode {
    private static final int NONE = -1;

    private final EntryLayout.Field numbers;
    private final EntryLayout.Field share;
    private final SqlType argumentType;
    private final int shareColumn;
    private final int frequencyColumn;
    private final SqlType type;
    private final LiteralPool literals;

    PercentileCode(final EntryLayout layout, final AggregateCall call, final LiteralPool literals) {
        numbers = layout.field(Long.BYTES);
        type = call.type();
        this.literals = literals;
        share = layout.field(hasShares() ? 2 * Long.BYTES : Double.BYTES);
        argumentType = call.argumentType();
        shareColumn = call.further().getFirst();
        frequencyColumn = call.further().size() < 2 ? NONE : call.further().getLast();
    }

    private boolean hasShares() {
        return type.kind() == TypeKind.ARRAY;
    }

    @Override
    boolean needsFirst() {
        return true;
    }

    @Override
    boolean keepsTexts() {
        return true;
    }

    @Override
    boolean mergesIntoBlobs() {
        return true;
    }

    @Override
    void addOf(
            final Row row, final String entry, final Value.Local argument, final String isFirst) {
        final Row inner = row.inner();
        row.code().open("if (" + isFirst + ")");
        row.code().line(hasShares() ? keepShares(inner, entry) : keepShare(inner, entry));
        row.code().close();
        count(row, entry, argument, "");
    }

    private String keepShare(final Row row, final String entry) {
        return "Memory.putDouble("
                + share.address(entry)
                + ", Percentiles.share("
                + asDouble(row.type(shareColumn), row.value(shareColumn))
                + "));";
    }

    private String keepShares(final Row row, final String entry) {
        return "TextSlots.replace("
                + share.address(entry)
                + ", Percentiles.shares(scratch, "
                + literals.shape(row.type(shareColumn))
                + ", "
                + row.value(shareColumn)
                + "), blobs);";
    }

    @Override
    void retractOf(final Row row, final String entry, final Value.Local argument) {
        count(row, entry, argument, "-");
    }

    private void count(
            final Row row, final String entry, final Value.Local argument, final String sign) {
        final Code code = row.code();
        String frequency = "1L";
        if (frequencyColumn != NONE) {
            final String isNull = row.isNull(frequencyColumn);
            frequency = row.value(frequencyColumn);
            final String isPositive = frequency + " > 0";
            code.open(
                    "if ("
                            + (isNull.equals(Value.NEVER) ? "" : "!" + isNull + " && ")
                            + isPositive
                            + ")");
        }
        code.line(add(entry, argument, sign + frequency, "blobs"));
        if (frequencyColumn != NONE) {
            code.close();
        }
    }

    private String add(
            final String entry,
            final Value.Local argument,
            final String count,
            final String blobs) {
        return "Percentiles.add("
                + numbers.address(entry)
                + ", "
                + asDouble(argumentType, argument.value())
                + ", "
                + count
                + ", "
                + blobs
                + ");";
    }

    private static String asDouble(final SqlType type, final String value) {
        return VariationCode.number(type, value);
    }

    @Override
    void add(
            final Code code, final String entry, final Value.Local argument, final String isFirst) {
        throw new IllegalStateException("reads the row");
    }

    @Override
    void retract(final Code code, final String entry, final Value.Local argument) {
        throw new IllegalStateException("reads the row");
    }

    /** Of DISTINCT, which the reader takes without frequencies only. */
    @Override
    void addSeen(
            final Code code,
            final String entry,
            final String source,
            final Value.Local argument,
            final String isFirst) {
        keepShare(code, entry, source, isFirst);
        code.line(add(entry, argument, "1L", "mergedBlobs"));
    }

    private void keepShare(
            final Code code, final String entry, final String source, final String isFirst) {
        final String to = share.address(entry);
        final String from = share.address(source);
        code.open("if (" + isFirst + ")")
                .line(
                        hasShares()
                                ? "TextSlots.replace("
                                        + to
                                        + ", TextSlots.address("
                                        + from
                                        + ", blobs), mergedBlobs);"
                                : "Memory.putDouble(" + to + ", Memory.getDouble(" + from + "));")
                .close();
    }

    @Override
    void merge(final Code code, final String target, final String source, final String isFirst) {
        keepShare(code, target, source, isFirst);
        code.line(
                "Percentiles.merge("
                        + numbers.address(target)
                        + ", "
                        + numbers.address(source)
                        + ", blobs, mergedBlobs);");
    }

    @Override
    void absorb(final Code code, final String target, final String source, final String isFirst) {
        merge(code, target, source, isFirst);
    }

    @Override
    void release(final Code code, final String entry) {
        code.line("Percentiles.release(" + numbers.address(entry) + ", blobs);");
        if (hasShares()) {
            code.line("TextSlots.release(" + share.address(entry) + ", blobs);");
        }
    }

    @Override
    void releaseMerged(final Code code, final String entry) {
        if (hasShares()) {
            release(code, entry);
            return;
        }
        code.line(
                "Percentiles.finish("
                        + numbers.address(entry)
                        + ", "
                        + share.address(entry)
                        + ", blobs);");
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        if (hasShares()) {
            return shares(entry);
        }
        return new Value.Derived(
                "Percentiles.value("
                        + numbers.address(entry)
                        + ", Memory.getDouble("
                        + share.address(entry)
                        + "), blobs)",
                "Percentiles.isEmpty(" + numbers.address(entry) + ", blobs)",
                SqlType.DOUBLE,
                List.of(Variable.ofLong(entry), new Variable("BlobHeap", "blobs")));
    }

    private Value shares(final String entry) {
        final String shares = "TextSlots.address(" + share.address(entry) + ", blobs)";
        return new Value.Derived(
                "Percentiles.values("
                        + numbers.address(entry)
                        + ", "
                        + shares
                        + ", "
                        + literals.shape(type)
                        + ", blobs, scratch)",
                "(Memory.getInt("
                        + share.address(entry)
                        + ") == 0 || Percentiles.isEmpty("
                        + numbers.address(entry)
                        + ", blobs))",
                type,
                List.of(Variable.ofLong(entry), new Variable("BlobHeap", "blobs")));
    }

    @Override
    Value mergedResult(final String entry, final String isEmpty) {
        if (hasShares()) {
            return shares(entry);
        }
        return new Value.Stored(
                share.address(entry),
                "Memory.getLong(" + numbers.address(entry) + ") == 0",
                SqlType.DOUBLE,
                variables(entry));
    }
}
