package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.expression.JavaTypes;
import io.heliosdb.streaming.operators.codegen.expression.LiteralPool;
import io.heliosdb.streaming.operators.codegen.expression.UserCells;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.custom.CallForm;
import io.heliosdb.streaming.operators.custom.SiteSource;
import io.heliosdb.streaming.operators.plan.AggregateCall;

import java.util.List;

/**
 * An aggregate function of users: its state is the bytes of a slot ({@code UserStates}), empty
 * until a row has come. It sees rows whose arguments are NULL, and tells by itself what no rows
 * give.
 */
final class UserAggregateCode extends OutsideCode {
    private static final int SLOT_BYTES = 16;

    private final EntryLayout.Field slot;
    private final CallForm form;
    private final List<Integer> arguments;
    private final SqlType type;
    private final String site;
    private final LiteralPool literals;

    UserAggregateCode(
            final EntryLayout layout, final AggregateCall call, final LiteralPool literals) {
        super("UserStates");
        this.literals = literals;
        slot = layout.field(SLOT_BYTES);
        form = call.user();
        arguments = call.further();
        type = call.type();
        site =
                "((AggregateSite) "
                        + literals.object(
                                "object",
                                List.of(form, call.name()),
                                new SiteSource(form, SiteSource.Kind.AGGREGATE))
                        + ")";
    }

    @Override
    String handle(final String entry) {
        return slot.address(entry);
    }

    @Override
    void addOf(
            final Row row, final String entry, final Value.Local argument, final String isFirst) {
        change(row, entry, "accumulate");
    }

    @Override
    void retractOf(final Row row, final String entry, final Value.Local argument) {
        change(row, entry, "retract");
    }

    private void change(final Row row, final String entry, final String method) {
        final Code code = row.code();
        final Variable local = code.local("AggregateSite", "site", site);
        for (int i = 0; i < arguments.size(); i++) {
            set(code, local, i, row.load(arguments.get(i)));
        }
        change(code, local, entry, method, "blobs");
    }

    private void set(
            final Code code, final Variable local, final int index, final Value.Local value) {
        code.line(
                UserCells.set(
                        local.name(),
                        index,
                        form.arguments().get(index),
                        value.value(),
                        value.isNull()));
    }

    private void change(
            final Code code,
            final Variable local,
            final String entry,
            final String method,
            final String blobs) {
        code.line(
                "UserStates."
                        + method
                        + "("
                        + local.name()
                        + ", "
                        + slot.address(entry)
                        + ", "
                        + blobs
                        + ");");
    }

    @Override
    void addSeen(
            final Code code,
            final String entry,
            final String source,
            final Value.Local argument,
            final String isFirst) {
        final Variable local = code.local("AggregateSite", "site", site);
        for (int i = 0; i < arguments.size(); i++) {
            set(code, local, i, CombinedArguments.part(code, argument, i, literals));
        }
        change(code, local, entry, "accumulate", "mergedBlobs");
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

    @Override
    void release(final Code code, final String entry) {
        code.line("TextSlots.clear(" + slot.address(entry) + ", blobs);");
    }

    @Override
    void merge(final Code code, final String target, final String source, final String isFirst) {
        code.line(
                "UserStates.merge("
                        + site
                        + ", "
                        + slot.address(target)
                        + ", mergedBlobs, "
                        + slot.address(source)
                        + ", blobs);");
    }

    @Override
    Value result(final String entry, final String isEmpty) {
        final String evaluated =
                "UserStates.evaluated(" + site + ", " + slot.address(entry) + ", blobs)";
        JavaTypes.of(type);
        return new Value.Derived(
                UserCells.read(evaluated, type),
                evaluated + ".result().isNull()",
                type,
                List.of(Variable.ofLong(entry), new Variable("BlobHeap", "blobs")));
    }
}
