package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.operators.custom.CallForm;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.List;

/** Finds the class that evaluates a function whose operands are all evaluated first. */
final class Functions {
    private Functions() {}

    static Object evaluate(final Expression.Call call, final List<Object> operands) {
        return switch (call.function()) {
            case EQUALS,
                    NOT_EQUALS,
                    LESS_THAN,
                    LESS_THAN_OR_EQUAL,
                    GREATER_THAN,
                    GREATER_THAN_OR_EQUAL,
                    IS_DISTINCT_FROM,
                    IS_NOT_DISTINCT_FROM ->
                    Comparison.evaluate(call, operands);
            case USER ->
                    CallForm.function(call)
                            .home()
                            .sharedScalar(CallForm.of(call))
                            .evaluate(operands.subList(1, operands.size()));
            case RAND, RAND_INTEGER, UUID -> RandomSource.evaluate(call, operands);
            case CONCAT_WS -> Texts.joined(operands);
            case IS_DECIMAL, IS_DIGIT, IS_ALPHA -> TextCoding.classify(call, operands.getFirst());
            case TRANSLATE -> TextCoding.translate(operands);
            case ARRAY, ROW -> NestedValues.make(call, operands);
            case MAP -> MapFunctions.make(call, operands);
            case ARRAY_CONTAINS, ARRAY_REMOVE, ARRAY_APPEND, ARRAY_PREPEND ->
                    ArrayFunctions.ofElement(call, operands);
            case ELT -> Texts.chosen(operands);
            case PRINTF -> Printing.formatted(call, operands);
            case IS_JSON, IS_JSON_OBJECT, IS_JSON_ARRAY, IS_JSON_SCALAR ->
                    JsonFinding.isJson(call, (String) operands.getFirst());
            case JSON_OBJECT -> JsonMaking.object(call, operands);
            case JSON_ARRAY -> JsonMaking.array(call, operands);
            default -> operands.contains(null) ? null : ofValues(call, operands);
        };
    }

    /** Functions that are NULL when any operand is. */
    private static Object ofValues(final Expression.Call call, final List<Object> operands) {
        return switch (call.function()) {
            case PLUS, MINUS, TIMES, DIVIDE, MOD, UNARY_MINUS, UNARY_PLUS ->
                    Arithmetic.evaluate(call, operands);
            case ABS, SIGN, ROUND, TRUNCATE, FLOOR, CEIL -> Rounding.evaluate(call, operands);
            case POWER,
                    SQRT,
                    EXP,
                    LN,
                    LOG10,
                    LOG2,
                    LOG,
                    SIN,
                    COS,
                    TAN,
                    ASIN,
                    ACOS,
                    ATAN,
                    PI,
                    E,
                    ATAN2,
                    COT,
                    SINH,
                    COSH,
                    TANH,
                    DEGREES,
                    RADIANS ->
                    Transcendental.evaluate(call, operands);
            case GREATEST -> Comparison.extreme(call, operands, true);
            case LEAST -> Comparison.extreme(call, operands, false);
            case CAST, TRY_CAST, REINTERPRET -> Casts.evaluate(call, operands.getFirst());
            case CONCAT,
                    UPPER,
                    LOWER,
                    INITCAP,
                    CHAR_LENGTH,
                    REPLACE,
                    REPEAT,
                    REVERSE,
                    SPLIT_INDEX,
                    STARTSWITH,
                    ENDSWITH,
                    ASCII,
                    CHR ->
                    Texts.evaluate(call, operands);
            case TRIM, LTRIM, RTRIM, BTRIM -> Trimming.evaluate(call, operands);
            case SUBSTRING, LEFT, RIGHT, OVERLAY, LPAD, RPAD -> Cutting.evaluate(call, operands);
            case POSITION, LOCATE, INSTR, LIKE -> Searching.evaluate(call, operands);
            case EXTRACT -> Extraction.evaluate(call, operands);
            case FLOOR_TIME, CEIL_TIME -> TimeRounding.evaluate(call, operands);
            case TIME_PLUS, TIME_MINUS, TIMESTAMP_DIFF -> TimeArithmetic.evaluate(call, operands);
            case DATE_FORMAT, TO_TIMESTAMP, TO_DATE, UNIX_TIMESTAMP, FROM_UNIXTIME, CONVERT_TZ ->
                    TimeTexts.evaluate(call, operands);
            case TO_LOCAL_TIME, TO_INSTANT, ZONE_OFFSET, TO_TIMESTAMP_LTZ ->
                    Zones.evaluate(call, operands);
            case SIMILAR_TO,
                    REGEXP,
                    REGEXP_REPLACE,
                    REGEXP_EXTRACT,
                    REGEXP_COUNT,
                    REGEXP_INSTR,
                    REGEXP_SUBSTR,
                    REGEXP_EXTRACT_ALL,
                    STR_TO_MAP ->
                    Patterns.evaluate(call, operands);
            case URL_ENCODE -> UrlTexts.encoded((String) operands.getFirst());
            case URL_DECODE -> UrlTexts.decoded((String) operands.getFirst());
            case PARSE_URL -> UrlTexts.part(operands);
            case JSON_EXISTS, JSON_VALUE, JSON_QUERY -> JsonFinding.evaluate(call, operands);
            case JSON_UNQUOTE -> JsonMaking.unquoted((String) operands.getFirst());
            case JSON_STRING ->
                    JsonMaking.printed(operands.getFirst(), call.operands().getFirst().type());
            case JSON -> JsonMaking.json((String) operands.getFirst());
            case HEX,
                    BIN,
                    TO_BASE64,
                    FROM_BASE64,
                    MD5,
                    SHA1,
                    SHA224,
                    SHA256,
                    SHA384,
                    SHA512,
                    SHA2,
                    UNHEX,
                    ENCODE,
                    DECODE,
                    JSON_QUOTE,
                    HASH_CODE ->
                    TextCoding.evaluate(call, operands);
            case ARRAY_POSITION,
                    ARRAY_CONCAT,
                    ARRAY_DISTINCT,
                    ARRAY_UNION,
                    ARRAY_EXCEPT,
                    ARRAY_INTERSECT,
                    ARRAY_REVERSE,
                    ARRAY_SLICE,
                    ARRAY_SORT,
                    ARRAY_MAX,
                    ARRAY_MIN,
                    ARRAY_JOIN,
                    SPLIT ->
                    ArrayFunctions.evaluate(call, operands);
            case MAP_KEYS, MAP_VALUES, MAP_ENTRIES, MAP_FROM_ARRAYS, MAP_UNION ->
                    MapFunctions.evaluate(call, operands);
            case SORT_ENTRIES ->
                    EntryOrder.sorted(operands.getFirst(), call.operands().getFirst().type());
            case ZEROS_FOR_NULLS -> NestedValues.withZeros(call, operands.getFirst());
            case FIELD, ITEM, ELEMENT, CARDINALITY -> NestedValues.evaluate(call, operands);
            case FITTING -> Casts.fitting(call, operands);
            case BITMAP_BUILD,
                    BITMAP_AND,
                    BITMAP_OR,
                    BITMAP_XOR,
                    BITMAP_ANDNOT,
                    BITMAP_CARDINALITY,
                    BITMAP_TO_ARRAY,
                    BITMAP_TO_STRING,
                    BITMAP_TO_BYTES,
                    BITMAP_FROM_BYTES ->
                    BitmapValues.evaluate(call, operands);
            case INET_ATON -> Addresses.number((String) operands.getFirst());
            case INET_NTOA -> Addresses.text((Long) operands.getFirst());
            case CLOCK -> throw new IllegalStateException("read as a column of the row");
            default -> throw new IllegalStateException("no evaluation of " + call.function());
        };
    }
}
