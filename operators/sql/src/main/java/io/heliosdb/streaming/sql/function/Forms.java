package io.heliosdb.streaming.sql.function;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.custom.CallForm;
import io.heliosdb.streaming.operators.custom.CustomFunction;
import io.heliosdb.streaming.operators.custom.Signature;

/** Forms of calls: which signature one has, and its types as Flink writes them. */
final class Forms {
    private Forms() {}

    /** The first signature with as many arguments, whose types fit by their first word. */
    static Signature of(final CustomFunction function, final CallForm form) {
        for (final Signature signature : function.signatures()) {
            if (fits(signature, form)) {
                return signature;
            }
        }
        return function.signatures().getFirst();
    }

    private static boolean fits(final Signature signature, final CallForm form) {
        final int declared = signature.arguments().size();
        final int given = form.arguments().size();
        if (signature.isVariable() ? given < declared - 1 : given != declared) {
            return false;
        }
        for (int i = 0; i < given; i++) {
            final String type = signature.arguments().get(Math.min(i, declared - 1));
            if (!word(type).equals(word(form.arguments().get(i).toString()))) {
                return false;
            }
        }
        return true;
    }

    private static String word(final String type) {
        final String first = type.strip().split("[ (<]", 2)[0].toUpperCase(java.util.Locale.ROOT);
        return switch (first) {
            case "CHAR", "VARCHAR" -> "STRING";
            case "BINARY", "VARBINARY" -> "BYTES";
            case "INTEGER" -> "INT";
            case "NUMERIC" -> "DECIMAL";
            default -> first;
        };
    }

    /** A type as Flink's parser reads it. */
    static String flinkText(final SqlType type) {
        return type.toString()
                .replace("INTERVAL_DAY_TIME", "INTERVAL DAY TO SECOND(3)")
                .replace("INTERVAL_YEAR_MONTH", "INTERVAL YEAR TO MONTH");
    }
}
