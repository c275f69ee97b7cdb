package io.heliosdb.streaming.sql.compiled;

import static java.util.Map.entry;

import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The planner's functions that the engine has, by internal name. This table is the one place where
 * a function is let in; the rest is refused. Overloads that depend on operand types are told apart
 * in {@link CallReader}.
 */
final class FunctionNames {
    /** How many operands a form takes that the engine has. */
    record Form(ScalarFunction function, int min, int max) {}

    private static final int ANY = Integer.MAX_VALUE;

    private static final Map<String, Form> FORMS =
            Map.ofEntries(
                    form("AND", ScalarFunction.AND, 2, ANY),
                    form("OR", ScalarFunction.OR, 2, ANY),
                    form("NOT", ScalarFunction.NOT, 1, 1),
                    form("IS NULL", ScalarFunction.IS_NULL, 1, 1),
                    form("IS NOT NULL", ScalarFunction.IS_NOT_NULL, 1, 1),
                    form("IS TRUE", ScalarFunction.IS_TRUE, 1, 1),
                    form("IS NOT TRUE", ScalarFunction.IS_NOT_TRUE, 1, 1),
                    form("IS FALSE", ScalarFunction.IS_FALSE, 1, 1),
                    form("IS NOT FALSE", ScalarFunction.IS_NOT_FALSE, 1, 1),
                    form("=", ScalarFunction.EQUALS, 2, 2),
                    form("<>", ScalarFunction.NOT_EQUALS, 2, 2),
                    form("<", ScalarFunction.LESS_THAN, 2, 2),
                    form("<=", ScalarFunction.LESS_THAN_OR_EQUAL, 2, 2),
                    form(">", ScalarFunction.GREATER_THAN, 2, 2),
                    form(">=", ScalarFunction.GREATER_THAN_OR_EQUAL, 2, 2),
                    form("IS DISTINCT FROM", ScalarFunction.IS_DISTINCT_FROM, 2, 2),
                    form("IS NOT DISTINCT FROM", ScalarFunction.IS_NOT_DISTINCT_FROM, 2, 2),
                    form("+", ScalarFunction.PLUS, 1, 2),
                    form("-", ScalarFunction.MINUS, 1, 2),
                    form("*", ScalarFunction.TIMES, 2, 2),
                    form("/", ScalarFunction.DIVIDE, 2, 2),
                    form("/INT", ScalarFunction.DIVIDE, 2, 2),
                    form("MOD", ScalarFunction.MOD, 2, 2),
                    form("ABS", ScalarFunction.ABS, 1, 1),
                    form("SIGN", ScalarFunction.SIGN, 1, 1),
                    form("ROUND", ScalarFunction.ROUND, 1, 2),
                    form("TRUNCATE", ScalarFunction.TRUNCATE, 1, 2),
                    form("FLOOR", ScalarFunction.FLOOR, 1, 2),
                    form("CEIL", ScalarFunction.CEIL, 1, 2),
                    form("POWER", ScalarFunction.POWER, 2, 2),
                    form("SQRT", ScalarFunction.SQRT, 1, 1),
                    form("EXP", ScalarFunction.EXP, 1, 1),
                    form("LN", ScalarFunction.LN, 1, 1),
                    form("LOG10", ScalarFunction.LOG10, 1, 1),
                    form("LOG2", ScalarFunction.LOG2, 1, 1),
                    form("LOG", ScalarFunction.LOG, 1, 2),
                    form("SIN", ScalarFunction.SIN, 1, 1),
                    form("COS", ScalarFunction.COS, 1, 1),
                    form("TAN", ScalarFunction.TAN, 1, 1),
                    form("ASIN", ScalarFunction.ASIN, 1, 1),
                    form("ACOS", ScalarFunction.ACOS, 1, 1),
                    form("ATAN", ScalarFunction.ATAN, 1, 1),
                    form("ATAN2", ScalarFunction.ATAN2, 2, 2),
                    form("COT", ScalarFunction.COT, 1, 1),
                    form("SINH", ScalarFunction.SINH, 1, 1),
                    form("COSH", ScalarFunction.COSH, 1, 1),
                    form("TANH", ScalarFunction.TANH, 1, 1),
                    form("DEGREES", ScalarFunction.DEGREES, 1, 1),
                    form("RADIANS", ScalarFunction.RADIANS, 1, 1),
                    form("PI", ScalarFunction.PI, 0, 0),
                    form("E", ScalarFunction.E, 0, 0),
                    form("CASE", ScalarFunction.CASE, 1, ANY),
                    form("COALESCE", ScalarFunction.COALESCE, 1, ANY),
                    form("IFNULL", ScalarFunction.COALESCE, 2, 2),
                    form("NULLIF", ScalarFunction.NULLIF, 2, 2),
                    form("IF", ScalarFunction.IF, 3, 3),
                    form("GREATEST", ScalarFunction.GREATEST, 1, ANY),
                    form("LEAST", ScalarFunction.LEAST, 1, ANY),
                    form("CAST", ScalarFunction.CAST, 1, 1),
                    form("TRY_CAST", ScalarFunction.TRY_CAST, 1, 1),
                    form("REINTERPRET", ScalarFunction.REINTERPRET, 1, 1),
                    form("||", ScalarFunction.CONCAT, 2, 2),
                    form("CONCAT", ScalarFunction.CONCAT, 1, ANY),
                    form("CONCAT_WS", ScalarFunction.CONCAT_WS, 1, ANY),
                    form("UPPER", ScalarFunction.UPPER, 1, 1),
                    form("LOWER", ScalarFunction.LOWER, 1, 1),
                    form("INITCAP", ScalarFunction.INITCAP, 1, 1),
                    form("TRIM", ScalarFunction.TRIM, 3, 3),
                    form("LTRIM", ScalarFunction.LTRIM, 1, 2),
                    form("RTRIM", ScalarFunction.RTRIM, 1, 2),
                    form("BTRIM", ScalarFunction.BTRIM, 1, 2),
                    form("SUBSTRING", ScalarFunction.SUBSTRING, 2, 3),
                    form("SUBSTR", ScalarFunction.SUBSTRING, 2, 3),
                    form("LEFT", ScalarFunction.LEFT, 2, 2),
                    form("RIGHT", ScalarFunction.RIGHT, 2, 2),
                    form("CHAR_LENGTH", ScalarFunction.CHAR_LENGTH, 1, 1),
                    form("POSITION", ScalarFunction.POSITION, 2, 2),
                    form("LOCATE", ScalarFunction.LOCATE, 2, 3),
                    form("INSTR", ScalarFunction.INSTR, 2, 4),
                    form("REPLACE", ScalarFunction.REPLACE, 3, 3),
                    form("OVERLAY", ScalarFunction.OVERLAY, 3, 4),
                    form("LPAD", ScalarFunction.LPAD, 3, 3),
                    form("RPAD", ScalarFunction.RPAD, 3, 3),
                    form("REPEAT", ScalarFunction.REPEAT, 2, 2),
                    form("REVERSE", ScalarFunction.REVERSE, 1, 1),
                    form("SPLIT_INDEX", ScalarFunction.SPLIT_INDEX, 3, 3),
                    form("LIKE", ScalarFunction.LIKE, 2, 3),
                    form("STARTSWITH", ScalarFunction.STARTSWITH, 2, 2),
                    form("ENDSWITH", ScalarFunction.ENDSWITH, 2, 2),
                    form("ASCII", ScalarFunction.ASCII, 1, 1),
                    form("CHR", ScalarFunction.CHR, 1, 1),
                    form("SIMILAR TO", ScalarFunction.SIMILAR_TO, 2, 3),
                    form("REGEXP", ScalarFunction.REGEXP, 2, 2),
                    form("REGEXP_REPLACE", ScalarFunction.REGEXP_REPLACE, 3, 3),
                    form("REGEXP_EXTRACT", ScalarFunction.REGEXP_EXTRACT, 2, 3),
                    form("REGEXP_COUNT", ScalarFunction.REGEXP_COUNT, 2, 2),
                    form("REGEXP_INSTR", ScalarFunction.REGEXP_INSTR, 2, 2),
                    form("REGEXP_SUBSTR", ScalarFunction.REGEXP_SUBSTR, 2, 2),
                    form("REGEXP_EXTRACT_ALL", ScalarFunction.REGEXP_EXTRACT_ALL, 2, 3),
                    form("URL_ENCODE", ScalarFunction.URL_ENCODE, 1, 1),
                    form("URL_DECODE", ScalarFunction.URL_DECODE, 1, 1),
                    form("IS_DECIMAL", ScalarFunction.IS_DECIMAL, 1, 1),
                    form("IS_DIGIT", ScalarFunction.IS_DIGIT, 1, 1),
                    form("IS_ALPHA", ScalarFunction.IS_ALPHA, 1, 1),
                    form("TRANSLATE3", ScalarFunction.TRANSLATE, 3, 3),
                    form("HEX", ScalarFunction.HEX, 1, 1),
                    form("BIN", ScalarFunction.BIN, 1, 1),
                    form("TO_BASE64", ScalarFunction.TO_BASE64, 1, 1),
                    form("FROM_BASE64", ScalarFunction.FROM_BASE64, 1, 1),
                    form("MD5", ScalarFunction.MD5, 1, 1),
                    form("SHA1", ScalarFunction.SHA1, 1, 1),
                    form("SHA224", ScalarFunction.SHA224, 1, 1),
                    form("SHA256", ScalarFunction.SHA256, 1, 1),
                    form("SHA384", ScalarFunction.SHA384, 1, 1),
                    form("SHA512", ScalarFunction.SHA512, 1, 1),
                    form("SHA2", ScalarFunction.SHA2, 2, 2),
                    form("UNHEX", ScalarFunction.UNHEX, 1, 1),
                    form("ENCODE", ScalarFunction.ENCODE, 2, 2),
                    form("DECODE", ScalarFunction.DECODE, 2, 2),
                    form("ELT", ScalarFunction.ELT, 2, ANY),
                    form("PRINTF", ScalarFunction.PRINTF, 1, ANY),
                    form("PARSE_URL", ScalarFunction.PARSE_URL, 2, 3),
                    form("JSON_QUOTE", ScalarFunction.JSON_QUOTE, 1, 1),
                    form("JSON_UNQUOTE", ScalarFunction.JSON_UNQUOTE, 1, 1),
                    form("IS JSON VALUE", ScalarFunction.IS_JSON, 1, 1),
                    form("IS JSON OBJECT", ScalarFunction.IS_JSON_OBJECT, 1, 1),
                    form("IS JSON ARRAY", ScalarFunction.IS_JSON_ARRAY, 1, 1),
                    form("IS JSON SCALAR", ScalarFunction.IS_JSON_SCALAR, 1, 1),
                    form("IS NOT JSON VALUE", ScalarFunction.IS_JSON, 1, 1),
                    form("IS NOT JSON OBJECT", ScalarFunction.IS_JSON_OBJECT, 1, 1),
                    form("IS NOT JSON ARRAY", ScalarFunction.IS_JSON_ARRAY, 1, 1),
                    form("IS NOT JSON SCALAR", ScalarFunction.IS_JSON_SCALAR, 1, 1),
                    form("JSON_EXISTS", ScalarFunction.JSON_EXISTS, 2, 3),
                    form("JSON_VALUE", ScalarFunction.JSON_VALUE, 2, 8),
                    form("JSON_QUERY", ScalarFunction.JSON_QUERY, 5, 5),
                    form("JSON_OBJECT", ScalarFunction.JSON_OBJECT, 1, ANY),
                    form("JSON_ARRAY", ScalarFunction.JSON_ARRAY, 1, ANY),
                    form("JSON_STRING", ScalarFunction.JSON_STRING, 1, 1),
                    form("JSON", ScalarFunction.JSON, 1, 1),
                    form("HASH_CODE", ScalarFunction.HASH_CODE, 1, 1),
                    form("RAND", ScalarFunction.RAND, 0, 1),
                    form("RAND_INTEGER", ScalarFunction.RAND_INTEGER, 1, 2),
                    form("UUID", ScalarFunction.UUID, 0, 0),
                    form("INET_ATON", ScalarFunction.INET_ATON, 1, 1),
                    form("ARRAY", ScalarFunction.ARRAY, 1, ANY),
                    form("ROW", ScalarFunction.ROW, 1, ANY),
                    form("MAP", ScalarFunction.MAP, 2, ANY),
                    form("MAP_KEYS", ScalarFunction.MAP_KEYS, 1, 1),
                    form("MAP_VALUES", ScalarFunction.MAP_VALUES, 1, 1),
                    form("MAP_ENTRIES", ScalarFunction.MAP_ENTRIES, 1, 1),
                    form("MAP_FROM_ARRAYS", ScalarFunction.MAP_FROM_ARRAYS, 2, 2),
                    form("MAP_UNION", ScalarFunction.MAP_UNION, 1, ANY),
                    form("STR_TO_MAP", ScalarFunction.STR_TO_MAP, 1, 3),
                    form("ITEM", ScalarFunction.ITEM, 2, 2),
                    form("ELEMENT", ScalarFunction.ELEMENT, 1, 1),
                    form("CARDINALITY", ScalarFunction.CARDINALITY, 1, 1),
                    form("ARRAY_CONTAINS", ScalarFunction.ARRAY_CONTAINS, 2, 2),
                    form("ARRAY_POSITION", ScalarFunction.ARRAY_POSITION, 2, 2),
                    form("ARRAY_APPEND", ScalarFunction.ARRAY_APPEND, 2, 2),
                    form("ARRAY_PREPEND", ScalarFunction.ARRAY_PREPEND, 2, 2),
                    form("ARRAY_REMOVE", ScalarFunction.ARRAY_REMOVE, 2, 2),
                    form("ARRAY_CONCAT", ScalarFunction.ARRAY_CONCAT, 1, ANY),
                    form("ARRAY_DISTINCT", ScalarFunction.ARRAY_DISTINCT, 1, 1),
                    form("ARRAY_UNION", ScalarFunction.ARRAY_UNION, 2, 2),
                    form("ARRAY_EXCEPT", ScalarFunction.ARRAY_EXCEPT, 2, 2),
                    form("ARRAY_INTERSECT", ScalarFunction.ARRAY_INTERSECT, 2, 2),
                    form("ARRAY_REVERSE", ScalarFunction.ARRAY_REVERSE, 1, 1),
                    form("ARRAY_SLICE", ScalarFunction.ARRAY_SLICE, 2, 3),
                    form("ARRAY_SORT", ScalarFunction.ARRAY_SORT, 1, 3),
                    form("ARRAY_MAX", ScalarFunction.ARRAY_MAX, 1, 1),
                    form("ARRAY_MIN", ScalarFunction.ARRAY_MIN, 1, 1),
                    form("ARRAY_JOIN", ScalarFunction.ARRAY_JOIN, 2, 3),
                    form("SPLIT", ScalarFunction.SPLIT, 2, 2),
                    form("BITMAP_BUILD", ScalarFunction.BITMAP_BUILD, 1, 1),
                    form("BITMAP_AND", ScalarFunction.BITMAP_AND, 2, 2),
                    form("BITMAP_OR", ScalarFunction.BITMAP_OR, 2, 2),
                    form("BITMAP_XOR", ScalarFunction.BITMAP_XOR, 2, 2),
                    form("BITMAP_ANDNOT", ScalarFunction.BITMAP_ANDNOT, 2, 2),
                    form("BITMAP_CARDINALITY", ScalarFunction.BITMAP_CARDINALITY, 1, 1),
                    form("BITMAP_TO_ARRAY", ScalarFunction.BITMAP_TO_ARRAY, 1, 1),
                    form("BITMAP_TO_STRING", ScalarFunction.BITMAP_TO_STRING, 1, 1),
                    form("BITMAP_TO_BYTES", ScalarFunction.BITMAP_TO_BYTES, 1, 1),
                    form("BITMAP_FROM_BYTES", ScalarFunction.BITMAP_FROM_BYTES, 1, 1),
                    form("INET_NTOA", ScalarFunction.INET_NTOA, 1, 1),
                    form("EXTRACT", ScalarFunction.EXTRACT, 2, 2),
                    form("DATE_FORMAT", ScalarFunction.DATE_FORMAT, 2, 2),
                    form("TO_TIMESTAMP", ScalarFunction.TO_TIMESTAMP, 1, 2),
                    form("TO_DATE", ScalarFunction.TO_DATE, 1, 2),
                    form("UNIX_TIMESTAMP", ScalarFunction.UNIX_TIMESTAMP, 1, 2),
                    form("FROM_UNIXTIME", ScalarFunction.FROM_UNIXTIME, 1, 2),
                    form("CONVERT_TZ", ScalarFunction.CONVERT_TZ, 3, 3),
                    form("TO_TIMESTAMP_LTZ", ScalarFunction.TO_TIMESTAMP_LTZ, 1, 3));

    private FunctionNames() {}

    /** The form of {@code name} with this many operands. */
    static Optional<ScalarFunction> find(final String name, final int operands) {
        return Optional.ofNullable(FORMS.get(name))
                .filter(form -> operands >= form.min() && operands <= form.max())
                .map(Form::function);
    }

    /** Internal names of all functions and operators. */
    static Set<String> all() {
        return FORMS.keySet();
    }

    /** Whether the engine has {@code name} in some form. */
    static boolean isKnown(final String name) {
        return FORMS.containsKey(name);
    }

    private static Map.Entry<String, Form> form(
            final String name, final ScalarFunction function, final int min, final int max) {
        return entry(name, new Form(function, min, max));
    }
}
