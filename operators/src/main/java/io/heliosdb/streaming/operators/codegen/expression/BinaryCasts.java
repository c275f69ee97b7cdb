package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.List;

/** Casts to BINARY and VARBINARY, of texts and of each other. */
final class BinaryCasts {
    private BinaryCasts() {}

    /** Cut to the length of VARBINARY, or cut or filled with zeros to the length of BINARY. */
    static Term toBinary(
            final Expression.Call call, final Term term, final SqlType type, final Emitter out) {
        if (!term.type().isBinary()
                && !term.type().isCharacter()
                && term.type().kind() != TypeKind.BITMAP) {
            throw ExpressionError.call(call);
        }
        if (type.precision() == SqlType.UNLIMITED) {
            return term.as(type);
        }
        final String method = type.kind() == TypeKind.BINARY ? "fill" : "cut";
        final String source =
                "Bytes." + method + "(scratch, " + term.value() + ", " + type.precision() + ")";
        return Strict.guarded(out, type, "bytes", source, List.of(term));
    }
}
