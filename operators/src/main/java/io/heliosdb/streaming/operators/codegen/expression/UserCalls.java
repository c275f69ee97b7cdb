package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.custom.CallForm;
import io.heliosdb.streaming.operators.custom.SiteSource;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.List;

/** Calls of functions of users, through a {@code ScalarSite} among the constants. */
final class UserCalls {
    private UserCalls() {}

    static Term call(final Expression.Call call, final Emitter out) {
        final CallForm form = CallForm.of(call);
        final List<Term> arguments = out.terms(CallForm.arguments(call));
        out.fails();
        final String site =
                out.local(
                        "ScalarSite",
                        "function",
                        "(ScalarSite) "
                                + out.literals()
                                        .object(
                                                "object",
                                                form,
                                                new SiteSource(form, SiteSource.Kind.SCALAR)));
        for (int i = 0; i < arguments.size(); i++) {
            out.line(UserCells.set(site, i, arguments.get(i)));
        }
        out.line(site + ".call();");
        final SqlType type = call.type();
        final String isNull = out.local(JavaTypes.BOOLEAN, "isNull", site + ".result().isNull()");
        final String value = out.local(type, "value", UserCells.read(site, type));
        return new Term(value, isNull, type);
    }
}
