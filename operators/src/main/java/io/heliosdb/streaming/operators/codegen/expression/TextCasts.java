package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.List;

/** Casts from and to texts. */
final class TextCasts {
    private TextCasts() {}

    /** As text, cut to the length of VARCHAR or cut or filled to the length of CHAR. */
    static Term toText(
            final Expression.Call call, final Term term, final SqlType type, final Emitter out) {
        final Term text = term.type().isCharacter() ? term : print(call, term, out);
        if (type.kind() == TypeKind.VARCHAR
                && (type.precision() == SqlType.UNLIMITED
                        || (term.type().isCharacter()
                                && term.type().precision() <= type.precision()))) {
            return text.as(type);
        }
        final String method =
                type.kind() == TypeKind.CHAR && type.precision() < SqlType.UNLIMITED
                        ? "fill"
                        : "cut";
        final boolean areUnits = term.type().isBinary() || !term.type().parts().isEmpty();
        final String source =
                (areUnits ? "Bytes." + method + "Text" : "TextBuild." + method)
                        + "(scratch, "
                        + text.value()
                        + ", "
                        + type.precision()
                        + ")";
        return Strict.guarded(out, type, "text", source, List.of(text));
    }

    private static Term print(final Expression.Call call, final Term term, final Emitter out) {
        final SqlType from = term.type();
        final SqlType type = SqlType.STRING.withNullable(from.nullable());
        final String value = term.value();
        if (from.kind() == TypeKind.BOOLEAN) {
            final String text =
                    value
                            + " ? "
                            + out.literals().text("TRUE")
                            + " : "
                            + out.literals().text("FALSE");
            return Strict.total(out, type, "text", text, List.of(term));
        }
        if (!from.parts().isEmpty()) {
            return NestedCasts.print(call, term, out);
        }
        final String source =
                switch (from.kind()) {
                    case TINYINT, SMALLINT, INTEGER, BIGINT ->
                            "NumberText.ofLong(scratch, " + value + ")";
                    case FLOAT -> "NumberText.ofFloat(scratch, " + value + ")";
                    case DOUBLE -> "NumberText.ofDouble(scratch, " + value + ")";
                    case DECIMAL ->
                            from.isLongDecimal()
                                    ? "NumberText.ofDecimal(scratch, "
                                            + value
                                            + ", "
                                            + from.scale()
                                            + ")"
                                    : "NumberText.ofWide(scratch, "
                                            + value
                                            + ", "
                                            + from.scale()
                                            + ")";
                    case DATE -> "TimeText.ofDate(scratch, " + value + ")";
                    case TIME ->
                            "TimeText.ofTime(scratch, " + value + ", " + from.precision() + ")";
                    case TIMESTAMP ->
                            (FineTimestampCalls.isFine(from)
                                            ? "TimeText.ofFineTimestamp(scratch, "
                                            : "TimeText.ofTimestamp(scratch, ")
                                    + value
                                    + ", "
                                    + from.precision()
                                    + ")";
                    case BINARY, VARBINARY -> "Bytes.text(scratch, " + value + ")";
                    case BITMAP -> "Bitmaps.text(scratch, " + value + ")";
                    case INTERVAL_YEAR_MONTH -> "TimeText.ofMonths(scratch, " + value + ")";
                    case INTERVAL_DAY_TIME -> "TimeText.ofMilliseconds(scratch, " + value + ")";
                    default -> throw ExpressionError.call(call);
                };
        return Strict.guarded(out, type, "text", source, List.of(term));
    }

    static Term ofText(
            final Expression.Call call,
            final Term term,
            final SqlType type,
            final boolean isTry,
            final Emitter out) {
        JavaTypes.of(type);
        if (type.kind() == TypeKind.DECIMAL) {
            return toDecimal(term, type, isTry, out);
        }
        final String method =
                switch (type.kind()) {
                    case BOOLEAN -> "IntegerParser.#Boolean(scratch, $)";
                    case TINYINT -> "IntegerParser.#Byte(scratch, $)";
                    case SMALLINT -> "IntegerParser.#Short(scratch, $)";
                    case INTEGER -> "IntegerParser.#Int(scratch, $)";
                    case BIGINT -> "IntegerParser.#Long(scratch, $)";
                    case FLOAT -> "FloatParser.#Float(scratch, $)";
                    case DOUBLE -> "FloatParser.#Double(scratch, $)";
                    case DATE -> "TimeParser.#Date(scratch, $)";
                    case TIME -> "TimeParser.#Time(scratch, $, " + type.precision() + ")";
                    case TIMESTAMP ->
                            (FineTimestampCalls.isFine(type)
                                            ? "TimeParser.#FineTimestamp(scratch, $, "
                                            : "TimeParser.#Timestamp(scratch, $, ")
                                    + type.precision()
                                    + ")";
                    default -> throw ExpressionError.call(call);
                };
        final String source = method.replace("#", isTry ? "try" : "to").replace("$", term.value());
        if (isTry) {
            return Strict.flagged(out, type, "parsed", source, List.of(term));
        }
        final Term parsed = Strict.guarded(out, type, "parsed", source, List.of(term));
        final boolean masked = type.kind() == TypeKind.BOOLEAN && !parsed.isNeverNull();
        return masked
                ? new Term(
                        "(!" + parsed.isNull() + " && " + parsed.value() + ")",
                        parsed.isNull(),
                        type)
                : parsed;
    }

    private static Term toDecimal(
            final Term term, final SqlType type, final boolean isTry, final Emitter out) {
        final String method =
                (isTry ? "try" : "to") + (type.isLongDecimal() ? "Decimal(" : "Wide(scratch, ");
        final String source =
                "DecimalParser."
                        + method
                        + term.value()
                        + ", "
                        + type.precision()
                        + ", "
                        + type.scale()
                        + ")";
        return isTry
                ? Strict.nullable(out, type, "parsed", source, List.of(term))
                : Strict.guarded(out, type, "parsed", source, List.of(term));
    }
}
