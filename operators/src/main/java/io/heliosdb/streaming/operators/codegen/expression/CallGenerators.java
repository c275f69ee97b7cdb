package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.operators.expression.ScalarFunction;

/** Which class writes the code of which function. */
final class CallGenerators {
    private CallGenerators() {}

    static CallGenerator of(final ScalarFunction function) {
        return switch (function) {
            case AND -> LogicCalls::and;
            case OR -> LogicCalls::or;
            case NOT -> LogicCalls::not;
            case IS_NULL -> LogicCalls::isNull;
            case IS_NOT_NULL -> LogicCalls::isNotNull;
            case IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE -> LogicCalls::isTruth;
            case EQUALS,
                    NOT_EQUALS,
                    LESS_THAN,
                    LESS_THAN_OR_EQUAL,
                    GREATER_THAN,
                    GREATER_THAN_OR_EQUAL ->
                    ComparisonCalls::compare;
            case IS_DISTINCT_FROM -> ComparisonCalls::isDistinct;
            case IS_NOT_DISTINCT_FROM -> ComparisonCalls::isNotDistinct;
            case PLUS, MINUS, TIMES, DIVIDE, MOD -> ArithmeticCalls::binary;
            case UNARY_MINUS -> ArithmeticCalls::negate;
            case UNARY_PLUS -> ArithmeticCalls::plus;
            case CASE, IF -> ConditionalCalls::choose;
            case COALESCE -> ConditionalCalls::coalesce;
            case NULLIF -> ConditionalCalls::nullIf;
            case GREATEST, LEAST -> ConditionalCalls::extreme;
            case CAST, TRY_CAST -> CastCalls::cast;
            case REINTERPRET -> CastCalls::reinterpret;
            case ABS -> MathCalls::abs;
            case SIGN -> MathCalls::sign;
            case ROUND -> MathCalls.digits("round");
            case TRUNCATE -> MathCalls.digits("truncate");
            case FLOOR -> MathCalls.whole("floor");
            case CEIL -> MathCalls.whole("ceil");
            case POWER -> MathCalls.ofDoubles("Math.pow", 2, 2);
            case SQRT -> MathCalls.ofDoubles("Math.sqrt", 1, 1);
            case EXP -> MathCalls.ofDoubles("Math.exp", 1, 1);
            case LN -> MathCalls.ofDoubles("Math.log", 1, 1);
            case LOG10 -> MathCalls.ofDoubles("Math.log10", 1, 1);
            case LOG2 -> MathCalls.ofDoubles("Doubles.log2", 1, 1);
            case LOG -> MathCalls::log;
            case SIN -> MathCalls.ofDoubles("Math.sin", 1, 1);
            case COS -> MathCalls.ofDoubles("Math.cos", 1, 1);
            case TAN -> MathCalls.ofDoubles("Math.tan", 1, 1);
            case ASIN -> MathCalls.ofDoubles("Math.asin", 1, 1);
            case ACOS -> MathCalls.ofDoubles("Math.acos", 1, 1);
            case ATAN -> MathCalls.ofDoubles("Math.atan", 1, 1);
            case PI -> MathCalls.constant("Math.PI");
            case E -> MathCalls.constant("Math.E");
            case CONCAT -> TextCalls::concat;
            case CONCAT_WS -> TextCalls::concatWs;
            case UPPER -> TextCalls.mapping("TextCase.upper");
            case LOWER -> TextCalls.mapping("TextCase.lower");
            case INITCAP -> TextCalls.mapping("TextCase.initcap");
            case REVERSE -> TextCalls.mapping("TextBuild.reverse");
            case TRIM -> TextCalls::trim;
            case LTRIM -> TextCalls.trim("TextTrim.leading");
            case RTRIM -> TextCalls.trim("TextTrim.trailing");
            case BTRIM -> TextCalls.trim("TextTrim.both");
            case SUBSTRING -> TextCalls.method("TextSlices.substring", "ti?i");
            case LEFT -> TextCalls.method("TextSlices.left", "ti");
            case RIGHT -> TextCalls.method("TextSlices.right", "ti");
            case CHAR_LENGTH -> TextCalls.measure("Utf8.codePointCount", "t");
            case ASCII -> TextCalls.measure("TextSlices.firstByte", "t");
            case POSITION -> TextCalls.measure("TextSearch.position", "tt?i");
            case LOCATE -> TextCalls.measure("TextSearch.position", "tt?i");
            case INSTR -> TextCalls::instr;
            case STARTSWITH -> TextCalls.measure("TextSearch.startsWith", "tt");
            case ENDSWITH -> TextCalls.measure("TextSearch.endsWith", "tt");
            case REPLACE -> TextCalls.method("TextBuild.replace", "ttt");
            case OVERLAY -> TextCalls.method("TextSlices.overlay", "ttI?I");
            case LPAD -> TextCalls.method("TextPad.left", "tit");
            case RPAD -> TextCalls.method("TextPad.right", "tit");
            case REPEAT -> TextCalls.method("TextBuild.repeat", "ti");
            case SPLIT_INDEX -> TextCalls::splitIndex;
            case LIKE -> TextCalls::like;
            case CHR -> TextCalls.method("TextBuild.chr", "I");
            case EXTRACT -> ExtractCalls::extract;
            case FLOOR_TIME -> TimeRoundingCalls.round("floor");
            case CEIL_TIME -> TimeRoundingCalls.round("ceil");
            case TIME_PLUS, TIME_MINUS -> TimeCalls::plusMinus;
            case TIMESTAMP_DIFF -> TimeCalls::difference;
            case DATE_FORMAT -> TimeCalls::format;
            case TO_TIMESTAMP -> TimeCalls::toTimestamp;
            case TO_DATE -> TimeCalls::toDate;
            case UNIX_TIMESTAMP -> TimeCalls::unixTimestamp;
            case FROM_UNIXTIME -> TimeCalls::fromUnixTime;
            case CONVERT_TZ -> TimeCalls::convertZone;
            case ATAN2 -> MathCalls.ofDoubles("Math.atan2", 2, 2);
            case COT -> MathCalls.ofDoubles("Doubles.cot", 1, 1);
            case SINH -> MathCalls.ofDoubles("Math.sinh", 1, 1);
            case COSH -> MathCalls.ofDoubles("Math.cosh", 1, 1);
            case TANH -> MathCalls.ofDoubles("Math.tanh", 1, 1);
            case DEGREES -> MathCalls.ofDoubles("Math.toDegrees", 1, 1);
            case RADIANS -> MathCalls.ofDoubles("Math.toRadians", 1, 1);
            case SIMILAR_TO -> RegexCalls::similar;
            case REGEXP -> RegexCalls::finds;
            case REGEXP_REPLACE -> RegexCalls::replace;
            case REGEXP_EXTRACT -> RegexCalls::extract;
            case REGEXP_COUNT -> RegexCalls.number("count");
            case REGEXP_INSTR -> RegexCalls.number("position");
            case REGEXP_SUBSTR -> RegexCalls::extract;
            case URL_ENCODE -> TextCalls.mapping("UrlCodes.encode");
            case URL_DECODE -> TextCalls.mapping("UrlCodes.decode");
            case IS_DECIMAL -> TextCodeCalls.classOf("TextClass.isDecimal", true, true);
            case IS_DIGIT -> TextCodeCalls.classOf("TextClass.isDigit", true, false);
            case IS_ALPHA -> TextCodeCalls.classOf("TextClass.isAlpha", false, false);
            case TRANSLATE -> TextCodeCalls::translate;
            case HEX -> TextCodeCalls::hex;
            case BIN -> TextCalls.method("TextCodes.bin", "I");
            case TO_BASE64 -> TextCalls.mapping("TextCodes.toBase64");
            case FROM_BASE64 -> TextCalls.mapping("TextCodes.fromBase64");
            case MD5 -> TextCodeCalls.digest("MD5");
            case SHA1 -> TextCodeCalls.digest("SHA-1");
            case SHA224 -> TextCodeCalls.digest("SHA-224");
            case SHA256 -> TextCodeCalls.digest("SHA-256");
            case SHA384 -> TextCodeCalls.digest("SHA-384");
            case SHA512 -> TextCodeCalls.digest("SHA-512");
            case INET_ATON -> TextCodeCalls::addressNumber;
            case INET_NTOA -> TextCalls.method("InetAddresses.text", "I");
            case ARRAY -> NestedCalls::array;
            case ROW -> NestedCalls::row;
            case MAP -> MapCalls::map;
            case FIELD -> NestedCalls::field;
            case ITEM -> NestedCalls::item;
            case ELEMENT -> NestedCalls::element;
            case CARDINALITY -> NestedCalls::cardinality;
            case ARRAY_CONTAINS -> ArrayCalls::contains;
            case ARRAY_POSITION -> ArrayCalls::position;
            case ARRAY_APPEND -> ArrayCalls.add(false);
            case ARRAY_PREPEND -> ArrayCalls.add(true);
            case ARRAY_REMOVE -> ArrayCalls::remove;
            case ARRAY_CONCAT -> ArrayCalls::concat;
            case ARRAY_DISTINCT -> ArrayCalls.ofArrays("distinct");
            case ARRAY_UNION -> ArrayCalls.ofArrays("union");
            case ARRAY_EXCEPT -> ArrayCalls.ofArrays("except");
            case ARRAY_INTERSECT -> ArrayCalls.ofArrays("intersect");
            case ARRAY_REVERSE -> ArrayCalls.ofArrays("reverse");
            case ARRAY_SLICE -> ArrayCalls::slice;
            case ARRAY_SORT -> ArrayCalls::sort;
            case ARRAY_MAX -> ArrayCalls.extreme("max");
            case ARRAY_MIN -> ArrayCalls.extreme("min");
            case ARRAY_JOIN -> ArrayCalls::join;
            case SPLIT -> ArrayCalls::split;
            case MAP_KEYS -> MapCalls.part("keys");
            case MAP_VALUES -> MapCalls.part("values");
            case MAP_ENTRIES -> MapCalls::entries;
            case MAP_FROM_ARRAYS -> MapCalls::fromArrays;
            case MAP_UNION -> MapCalls::union;
        };
    }
}
