package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;

/** Code that fills the cells of a function of users, and reads its result. */
public final class UserCells {
    private UserCells() {}

    static String set(final String site, final int index, final Term term) {
        return set(site, index, term.type(), term.value(), term.isNull());
    }

    /** A statement that hands a value over. */
    public static String set(
            final String site,
            final int index,
            final SqlType type,
            final String value,
            final String isNull) {
        final String none = site + ".arguments().setNull(" + index + ");";
        if (isNull.equals(Term.ALWAYS)) {
            return none;
        }
        final String handed =
                DecimalTexts.isWide(type)
                        ? "WideDecimals.toBig(" + value + ", " + type.scale() + ")"
                        : value;
        final String some =
                site + ".arguments()." + setter(type) + "(" + index + ", " + handed + ");";
        return isNull.equals(Term.NEVER)
                ? some
                : "if (" + isNull + ") { " + none + " } else { " + some + " }";
    }

    private static String setter(final SqlType type) {
        if (isAddress(type)) {
            return "setAddress";
        }
        if (DecimalTexts.isWide(type)) {
            return "setDecimal";
        }
        return switch (JavaTypes.of(type)) {
            case JavaTypes.BOOLEAN -> "setBoolean";
            case "float" -> "setFloat";
            case "double" -> "setDouble";
            default -> "setLong";
        };
    }

    private static boolean isAddress(final SqlType type) {
        return type.isVariable() || FineTimestampCalls.isFine(type);
    }

    /** Source of the result of a site. */
    public static String read(final String site, final SqlType type) {
        return readCell(site + ".result()", type);
    }

    /** Source of the value of a result's cell. */
    public static String readCell(final String result, final SqlType type) {
        final String cell = result + ".";
        if (isAddress(type)) {
            return cell + "address(scratch)";
        }
        if (DecimalTexts.isWide(type)) {
            return "WideDecimals.ofBig(scratch, " + cell + "decimalValue())";
        }
        return cell
                + switch (JavaTypes.of(type)) {
                    case JavaTypes.BOOLEAN -> "booleanValue()";
                    case JavaTypes.INT -> "intValue()";
                    case "float" -> "floatValue()";
                    case "double" -> "doubleValue()";
                    default -> "longValue()";
                };
    }
}
