package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.codegen.expression.JavaTypes;
import io.heliosdb.streaming.operators.codegen.expression.UserCells;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.custom.CallForm;
import io.heliosdb.streaming.operators.custom.SiteSource;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A table function of users: a call, then a loop over the rows that it has made. */
final class UserRows implements RowMaker {
    private final Generation generation;
    private final CallForm form;
    private final String uid;

    /**
     * @param uid of the node: two of them have sites of their own, for one may be within the other
     */
    UserRows(final Generation generation, final CallForm form, final String uid) {
        this.generation = generation;
        this.form = form;
        this.uid = uid;
    }

    @Override
    public void write(final Row arguments, final Consumer<List<Value>> each) {
        final Code code = arguments.code();
        final String source =
                generation
                        .literals()
                        .object(
                                "object",
                                List.of(form, uid),
                                new SiteSource(form, SiteSource.Kind.TABLE));
        final String site = code.local("TableSite", "function", "(TableSite) " + source).name();
        for (int i = 0; i < form.arguments().size(); i++) {
            code.line(
                    UserCells.set(
                            site,
                            i,
                            form.arguments().get(i),
                            arguments.value(i),
                            arguments.isNull(i)));
        }
        code.line(site + ".call();");
        final String mark = code.local("long", "mark", "scratch.mark()").name();
        code.open("while (" + site + ".next())");
        code.line("scratch.release(" + mark + ");");
        final List<Value> made = new ArrayList<>();
        for (int i = 0; i < form.result().parts().size(); i++) {
            made.add(column(code, site + ".column(" + i + ")", form.result().parts().get(i)));
        }
        each.accept(made);
        code.close();
    }

    private static Value column(final Code code, final String cell, final SqlType type) {
        final Variable isNull = code.local("boolean", "columnIsNull", cell + ".isNull()");
        final Variable value =
                code.local(JavaTypes.of(type), "column", UserCells.readCell(cell, type));
        return new Value.Local(value.name(), isNull.name(), type, List.of(value, isNull));
    }
}
