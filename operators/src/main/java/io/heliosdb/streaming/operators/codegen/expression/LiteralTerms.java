package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.ByteString;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.FineTimestamp;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Constants as source text. */
final class LiteralTerms {
    private static final Pattern LONG = Pattern.compile("\\(?(-?\\d+)L\\)?");

    private LiteralTerms() {}

    static Term of(final Expression.Literal literal, final Emitter out) {
        final SqlType type = literal.type();
        if (literal.value() == null) {
            return nullOf(type);
        }
        if (literal.value() instanceof FineTimestamp time) {
            return Term.notNull(out.literals().timestamp(time), type);
        }
        final String value =
                switch (type.kind()) {
                    case BOOLEAN -> literal.value().toString();
                    case TINYINT, SMALLINT, INTEGER, DATE, TIME, INTERVAL_YEAR_MONTH ->
                            ofInt(((Number) literal.value()).intValue());
                    case BIGINT, TIMESTAMP, TIMESTAMP_LTZ, INTERVAL_DAY_TIME ->
                            ofLong(((Number) literal.value()).longValue());
                    case FLOAT -> ofFloat(((Number) literal.value()).floatValue());
                    case DOUBLE -> ofDouble(((Number) literal.value()).doubleValue());
                    case DECIMAL -> ofDecimal((BigDecimal) literal.value(), type, out);
                    case CHAR, VARCHAR -> out.literals().text((String) literal.value());
                    case BINARY, VARBINARY -> out.literals().bytes((ByteString) literal.value());
                    case ARRAY, MAP, MULTISET, ROW, BITMAP, NULL, SYMBOL ->
                            throw ExpressionError.type(type);
                };
        JavaTypes.of(type);
        return Term.notNull(value, type);
    }

    static Term nullOf(final SqlType type) {
        return new Term(JavaTypes.nullLiteral(type), Term.ALWAYS, type);
    }

    static String ofInt(final int value) {
        return value == Integer.MIN_VALUE
                ? "Integer.MIN_VALUE"
                : value < 0 ? "(" + value + ")" : String.valueOf(value);
    }

    static String ofLong(final long value) {
        return value == Long.MIN_VALUE
                ? "Long.MIN_VALUE"
                : value < 0 ? "(" + value + "L)" : value + "L";
    }

    /** Whether a term is a constant of 64 bits, as {@link #ofLong} writes it. */
    static boolean isLong(final Term term) {
        return term.isNeverNull() && LONG.matcher(term.value()).matches();
    }

    /** The value of such a term. */
    static long longOf(final Term term) {
        final Matcher matcher = LONG.matcher(term.value());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(term.value());
        }
        return Long.parseLong(matcher.group(1));
    }

    /** A FLOAT or DOUBLE. */
    static String ofApproximate(final double value, final SqlType type) {
        return type.kind() == TypeKind.FLOAT ? ofFloat((float) value) : ofDouble(value);
    }

    private static String ofFloat(final float value) {
        if (Float.isNaN(value)) {
            return "Float.NaN";
        }
        if (Float.isInfinite(value)) {
            return value > 0 ? "Float.POSITIVE_INFINITY" : "Float.NEGATIVE_INFINITY";
        }
        return "(" + value + "f)";
    }

    private static String ofDouble(final double value) {
        if (Double.isNaN(value)) {
            return "Double.NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
        }
        return "(" + value + "d)";
    }

    private static String ofDecimal(final BigDecimal value, final SqlType type, final Emitter out) {
        final BigDecimal scaled = value.setScale(type.scale());
        return type.isLongDecimal()
                ? ofLong(scaled.unscaledValue().longValueExact())
                : out.literals().wideDecimal(scaled.unscaledValue());
    }
}
