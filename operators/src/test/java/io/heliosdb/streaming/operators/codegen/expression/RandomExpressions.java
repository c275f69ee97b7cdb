package io.heliosdb.streaming.operators.codegen.expression;

import static io.heliosdb.streaming.codecs.type.TypeKind.*;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Calls of a given function with operands that Flink's planner would let through. */
final class RandomExpressions {
    /** One column of each type and two texts: what the expressions are over. */
    static final List<SqlType> COLUMNS =
            List.of(
                    SqlType.BOOLEAN,
                    SqlType.TINYINT,
                    SqlType.SMALLINT,
                    SqlType.INTEGER,
                    SqlType.BIGINT,
                    SqlType.FLOAT,
                    SqlType.DOUBLE,
                    SqlType.decimal(10, 2),
                    SqlType.decimal(18, 6),
                    SqlType.decimal(25, 8),
                    SqlType.STRING,
                    SqlType.varchar(12),
                    SqlType.DATE,
                    SqlType.timestamp(3),
                    SqlType.timestamp(0),
                    SqlType.INTEGER.notNull());

    private static final List<String> DATE_UNITS =
            List.of("YEAR", "QUARTER", "MONTH", "WEEK", "DAY");
    private static final List<String> ZONES =
            List.of(
                    "UTC",
                    "America/New_York",
                    "Australia/Lord_Howe",
                    "Asia/Kathmandu",
                    "Europe/Amsterdam",
                    "Pacific/Apia",
                    "GMT-03:30");
    private static final List<String> TIME_UNITS = List.of("HOUR", "MINUTE", "SECOND");
    private static final SqlType BYTES = SqlType.varbinary(SqlType.UNLIMITED);
    private static final TypeKind[] NUMBERS = {
        TINYINT, SMALLINT, INTEGER, BIGINT, FLOAT, DOUBLE, DECIMAL
    };

    private final RandomGenerator random;
    private final RandomValues values;
    private final RandomNested nested;
    private final RandomJson json;

    RandomExpressions(final RandomGenerator random) {
        this.random = random;
        values = new RandomValues(random);
        nested = new RandomNested(random, values);
        json = new RandomJson(random, this);
    }

    Expression call(final ScalarFunction function) {
        return switch (function) {
            case AND, OR ->
                    of(function, SqlType.BOOLEAN, operand(BOOLEAN), bool(), operand(BOOLEAN));
            case NOT, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE ->
                    of(function, SqlType.BOOLEAN, bool());
            case IS_NULL, IS_NOT_NULL -> of(function, SqlType.BOOLEAN, any());
            case EQUALS,
                    NOT_EQUALS,
                    LESS_THAN,
                    LESS_THAN_OR_EQUAL,
                    GREATER_THAN,
                    GREATER_THAN_OR_EQUAL,
                    IS_DISTINCT_FROM,
                    IS_NOT_DISTINCT_FROM ->
                    comparison(function);
            case PLUS, MINUS, TIMES, DIVIDE, MOD -> arithmetic(function);
            case UNARY_MINUS, UNARY_PLUS, ABS -> sameType(function, operand(NUMBERS));
            case SIGN -> sameType(function, operand(INTEGER, BIGINT, DOUBLE, DECIMAL));
            case ROUND, TRUNCATE -> rounded(function);
            case FLOOR, CEIL -> whole(function, operand(NUMBERS));
            case POWER -> of(function, SqlType.DOUBLE, operand(NUMBERS), operand(NUMBERS));
            case LOG ->
                    random.nextBoolean()
                            ? of(function, SqlType.DOUBLE, operand(NUMBERS))
                            : of(function, SqlType.DOUBLE, operand(NUMBERS), operand(NUMBERS));
            case SQRT, EXP, LN, LOG10, LOG2, SIN, COS, TAN, ASIN, ACOS, ATAN ->
                    of(function, SqlType.DOUBLE, operand(NUMBERS));
            case PI, E -> of(function, SqlType.DOUBLE.notNull());
            case CASE, COALESCE, NULLIF, IF, GREATEST, LEAST -> conditional(function);
            case CAST, TRY_CAST -> cast(function);
            case REINTERPRET -> of(function, SqlType.BIGINT, difference("MILLISECOND"));
            case EXTRACT, FLOOR_TIME, CEIL_TIME, TIME_PLUS, TIME_MINUS, TIMESTAMP_DIFF ->
                    time(function);
            case DATE_FORMAT, TO_TIMESTAMP, TO_DATE, UNIX_TIMESTAMP -> timeText(function);
            case ARRAY,
                    ROW,
                    FIELD,
                    ITEM,
                    ELEMENT,
                    CARDINALITY,
                    ARRAY_CONTAINS,
                    ARRAY_POSITION,
                    ARRAY_APPEND,
                    ARRAY_PREPEND,
                    ARRAY_REMOVE,
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
                    SPLIT,
                    MAP,
                    MAP_KEYS,
                    MAP_VALUES,
                    MAP_ENTRIES,
                    MAP_FROM_ARRAYS,
                    MAP_UNION,
                    SORT_ENTRIES ->
                    nested.call(function);
            case BITMAP_BUILD, BITMAP_CARDINALITY, BITMAP_TO_ARRAY, BITMAP_TO_STRING ->
                    nested.bitmap(function);
            case BITMAP_AND, BITMAP_OR, BITMAP_XOR, BITMAP_ANDNOT -> nested.bitmap(function);
            case BITMAP_TO_BYTES, BITMAP_FROM_BYTES -> nested.bitmap(function);
            case TO_LOCAL_TIME -> zoned(function);
            case TO_INSTANT -> utc(zoned(function));
            case ZONE_OFFSET -> zoned(function);
            case ZEROS_FOR_NULLS -> nested.call(function);
            case TO_TIMESTAMP_LTZ -> utc(ofEpoch(function));
            default -> text(function);
        };
    }

    /** A function of a time or an instant and a zone. */
    private Expression zoned(final ScalarFunction function) {
        final Expression time = operand(TIMESTAMP);
        final Expression zone = constant(pick(ZONES));
        final SqlType instants = instants(time.type());
        return switch (function) {
            case TO_INSTANT -> of(function, instants, time, zone);
            case ZONE_OFFSET ->
                    of(
                            function,
                            SqlType.of(INTERVAL_DAY_TIME),
                            of(ScalarFunction.REINTERPRET, instants, time),
                            zone);
            default ->
                    of(
                            function,
                            pick(List.of(SqlType.DATE, SqlType.time(0), time.type())),
                            of(ScalarFunction.REINTERPRET, instants, time),
                            zone);
        };
    }

    private Expression ofEpoch(final ScalarFunction function) {
        final Expression digits = literal((long) random.nextInt(0, 4), SqlType.INTEGER.notNull());
        return of(function, instants(SqlType.timestamp(3)), operand(NUMBERS), digits);
    }

    private static SqlType instants(final SqlType type) {
        return new SqlType(TIMESTAMP_LTZ, type.precision(), 0, true);
    }

    /** An instant as the TIMESTAMP of UTC. */
    private static Expression utc(final Expression instant) {
        return of(
                ScalarFunction.REINTERPRET, SqlType.timestamp(instant.type().precision()), instant);
    }

    private Expression comparison(final ScalarFunction function) {
        return switch (random.nextInt(4)) {
            case 0 -> of(function, SqlType.BOOLEAN, operand(VARCHAR), text());
            case 1 -> of(function, SqlType.BOOLEAN, operand(TIMESTAMP), operand(TIMESTAMP));
            default -> of(function, SqlType.BOOLEAN, number(), number());
        };
    }

    private Expression arithmetic(final ScalarFunction function) {
        final Expression left = number();
        final Expression right = number();
        final boolean isMod = function == ScalarFunction.MOD;
        if (isMod && (left.type().isApproximate() || right.type().isApproximate())) {
            return arithmetic(function);
        }
        final SqlType type =
                isMod && left.type().isInteger() && right.type().isInteger()
                        ? right.type().withNullable(true)
                        : NumericTypes.ofArithmetic(function, left.type(), right.type());
        return of(function, type, left, right);
    }

    private Expression rounded(final ScalarFunction function) {
        final Expression value = operand(INTEGER, BIGINT, DOUBLE, DECIMAL);
        final int digits = random.nextInt(-3, 7);
        return of(
                function,
                NumericTypes.ofRounding(value.type(), digits),
                value,
                literal((long) digits, SqlType.INTEGER));
    }

    private static Expression whole(final ScalarFunction function, final Expression value) {
        final SqlType type = value.type();
        return of(
                function,
                type.kind() == DECIMAL ? SqlType.decimal(type.precision(), 0) : type,
                value);
    }

    private Expression conditional(final ScalarFunction function) {
        final Expression first = number();
        final Expression second = number();
        final SqlType type = NumericTypes.common(first.type(), second.type());
        return switch (function) {
            case CASE -> of(function, type, bool(), first, operand(BOOLEAN), second, first);
            case IF -> of(function, type, bool(), first, second);
            case NULLIF -> of(function, first.type().withNullable(true), first, second);
            case GREATEST, LEAST -> {
                final Expression left = operand(VARCHAR);
                yield random.nextInt(3) == 0
                        ? of(function, SqlType.STRING, left, operand(VARCHAR))
                        : of(function, type, first, second);
            }
            default -> of(function, type, first, second);
        };
    }

    private Expression cast(final ScalarFunction function) {
        final Expression value = random.nextInt(3) == 0 ? operand(VARCHAR) : any();
        final List<SqlType> targets =
                new ArrayList<>(List.of(SqlType.STRING, SqlType.varchar(4), SqlType.character(6)));
        if (value.type().isNumeric()
                || value.type().kind() == BOOLEAN
                || value.type().isCharacter()) {
            targets.addAll(
                    List.of(
                            SqlType.BOOLEAN,
                            SqlType.TINYINT,
                            SqlType.SMALLINT,
                            SqlType.INTEGER,
                            SqlType.BIGINT,
                            SqlType.FLOAT,
                            SqlType.DOUBLE,
                            SqlType.decimal(5, 1),
                            SqlType.decimal(18, 6),
                            SqlType.decimal(30, 10)));
        }
        if (value.type().isCharacter()
                || value.type().kind() == TIMESTAMP
                || value.type().kind() == DATE) {
            targets.addAll(List.of(SqlType.DATE, SqlType.timestamp(3), SqlType.timestamp(0)));
        }
        return of(function, pick(targets), value);
    }

    private Expression time(final ScalarFunction function) {
        final Expression value = operand(TIMESTAMP, DATE);
        final List<String> units = new ArrayList<>(DATE_UNITS);
        if (value.type().kind() == TIMESTAMP) {
            units.addAll(TIME_UNITS);
        }
        final boolean isMonths = random.nextBoolean();
        final SqlType interval =
                SqlType.of(isMonths ? INTERVAL_YEAR_MONTH : INTERVAL_DAY_TIME).notNull();
        return switch (function) {
            case EXTRACT -> {
                units.addAll(List.of("DOY", "DOW", "EPOCH", "DECADE", "CENTURY", "ISODOW"));
                yield of(function, SqlType.BIGINT, symbol(pick(units)), value);
            }
            case FLOOR_TIME, CEIL_TIME -> of(function, value.type(), value, symbol(pick(units)));
            case TIME_PLUS, TIME_MINUS ->
                    of(function, value.type(), value, literal(values.value(interval), interval));
            default -> difference(isMonths ? "MONTH" : "MILLISECOND");
        };
    }

    private Expression difference(final String unit) {
        return of(
                ScalarFunction.TIMESTAMP_DIFF,
                SqlType.of(unit.equals("MONTH") ? INTERVAL_YEAR_MONTH : INTERVAL_DAY_TIME),
                symbol(unit),
                operand(TIMESTAMP),
                operand(TIMESTAMP));
    }

    private Expression timeText(final ScalarFunction function) {
        final Expression text = operand(VARCHAR);
        return switch (function) {
            case DATE_FORMAT ->
                    of(
                            function,
                            SqlType.STRING,
                            operand(TIMESTAMP),
                            constant(pick(List.of("yyyy-MM-dd", "HH:mm:ss.SSS", "yyMMddHH"))));
            case TO_TIMESTAMP -> of(function, SqlType.timestamp(3), text);
            case TO_DATE -> of(function, SqlType.DATE, text);
            default -> of(function, SqlType.BIGINT, text);
        };
    }

    private Expression text(final ScalarFunction function) {
        final Expression text = text();
        final Expression other = operand(VARCHAR);
        final Expression count = literal((long) random.nextInt(-3, 9), SqlType.INTEGER.notNull());
        return switch (function) {
            case CONCAT, CONCAT_WS -> of(function, SqlType.STRING, text, other, operand(VARCHAR));
            case UPPER, LOWER, INITCAP, REVERSE -> of(function, SqlType.STRING, text);
            case RAND -> of(function, SqlType.DOUBLE, operand(INTEGER));
            case RAND_INTEGER -> of(function, SqlType.INTEGER, operand(INTEGER), operand(INTEGER));
            case TRIM ->
                    of(
                            function,
                            SqlType.STRING,
                            symbol(pick(List.of("BOTH", "LEADING", "TRAILING"))),
                            constant(pick(List.of(" ", "a", "ab", "é😀"))),
                            text);
            case LTRIM, RTRIM, BTRIM ->
                    random.nextBoolean()
                            ? of(function, SqlType.STRING, text)
                            : of(function, SqlType.STRING, text, other);
            case SUBSTRING ->
                    random.nextBoolean()
                            ? of(function, SqlType.STRING, text, count)
                            : of(function, SqlType.STRING, text, count, smallInt());
            case LEFT, RIGHT, REPEAT -> of(function, SqlType.STRING, text, count);
            case CHAR_LENGTH, ASCII -> of(function, SqlType.INTEGER, text);
            case POSITION, LOCATE, INSTR -> of(function, SqlType.INTEGER, text, other);
            case REPLACE -> of(function, SqlType.STRING, text, other, operand(VARCHAR));
            case OVERLAY ->
                    random.nextBoolean()
                            ? of(function, SqlType.STRING, text, other, count)
                            : of(function, SqlType.STRING, text, other, count, smallInt());
            case LPAD, RPAD -> of(function, SqlType.STRING, text, count, other);
            case SPLIT_INDEX -> of(function, SqlType.STRING, text, other, count);
            case LIKE ->
                    of(
                            function,
                            SqlType.BOOLEAN,
                            text,
                            constant(pick(List.of("%a%", "a%", "%a", "_b%", "a_c", "", "%"))));
            case STARTSWITH, ENDSWITH -> of(function, SqlType.BOOLEAN, text, other);
            case CHR -> of(function, SqlType.STRING, operand(INTEGER, BIGINT));
            case INET_ATON -> of(function, SqlType.BIGINT, text);
            case INET_NTOA -> of(function, SqlType.STRING, operand(BIGINT));
            case URL_ENCODE, URL_DECODE, JSON_QUOTE -> of(function, SqlType.STRING, text);
            case HASH_CODE -> of(function, SqlType.INTEGER, text);
            case JSON_UNQUOTE, JSON_STRING, JSON_OBJECT, JSON_ARRAY -> json.made(function, text);
            case IS_JSON, IS_JSON_OBJECT, IS_JSON_ARRAY, IS_JSON_SCALAR ->
                    new Expression.Call(
                            function,
                            List.of(random.nextBoolean() ? text : json.object(text)),
                            SqlType.BOOLEAN.notNull());
            case JSON_EXISTS, JSON_VALUE, JSON_QUERY -> json.found(function, json.object(text));
            case JSON ->
                    of(
                            ScalarFunction.JSON_ARRAY,
                            SqlType.STRING,
                            symbol("NULL"),
                            of(
                                    function,
                                    SqlType.STRING,
                                    random.nextBoolean() ? text : json.object(text)));
            case UNHEX -> latin(of(function, BYTES, text));
            case ENCODE ->
                    latin(
                            of(
                                    function,
                                    BYTES,
                                    text,
                                    constant(
                                            pick(
                                                    List.of(
                                                            "UTF-8",
                                                            "UTF-16",
                                                            "US-ASCII",
                                                            "no-such")))));
            case DECODE ->
                    of(
                            function,
                            SqlType.STRING,
                            of(ScalarFunction.CAST, SqlType.varbinary(9), text),
                            constant(pick(List.of("UTF-8", "UTF-16BE", "ISO-8859-1"))));
            case ELT -> of(function, SqlType.STRING, operand(TINYINT, BIGINT), text, other);
            case PRINTF ->
                    of(
                            function,
                            SqlType.STRING,
                            constant(pick(List.of("%s %s", "%d|%5s", "%2$s", "%x%b", "%.2f"))),
                            any(),
                            any());
            case PARSE_URL ->
                    of(
                            function,
                            SqlType.STRING,
                            of(ScalarFunction.CONCAT, SqlType.STRING, constant("http://a/"), text),
                            constant(pick(List.of("HOST", "PATH", "QUERY", "REF", "FILE"))));
            default -> throw new IllegalStateException("no operands for " + function);
        };
    }

    /** Bytes as a text, because rows of results have no bytes here. */
    private static Expression latin(final Expression bytes) {
        return of(ScalarFunction.DECODE, SqlType.STRING, bytes, constant("ISO-8859-1"));
    }

    private Expression smallInt() {
        return literal((long) random.nextInt(-1, 6), SqlType.INTEGER.notNull());
    }

    private Expression any() {
        return operand(
                BOOLEAN, TINYINT, INTEGER, BIGINT, FLOAT, DOUBLE, DECIMAL, VARCHAR, DATE,
                TIMESTAMP);
    }

    Expression number() {
        return random.nextInt(4) == 0
                ? whole(ScalarFunction.FLOOR, operand(NUMBERS))
                : operand(NUMBERS);
    }

    private Expression bool() {
        return random.nextBoolean()
                ? operand(BOOLEAN)
                : of(ScalarFunction.LESS_THAN, SqlType.BOOLEAN, number(), number());
    }

    private Expression text() {
        return random.nextInt(4) == 0
                ? of(ScalarFunction.CONCAT, SqlType.STRING, operand(VARCHAR), operand(VARCHAR))
                : operand(VARCHAR);
    }

    /** A column or a literal of one of the kinds. */
    Expression operand(final TypeKind... kinds) {
        final List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < COLUMNS.size(); i++) {
            if (List.of(kinds).contains(COLUMNS.get(i).kind())) {
                columns.add(i);
            }
        }
        final int column = pick(columns);
        final SqlType type = COLUMNS.get(column);
        return random.nextInt(4) == 0
                ? literal(values.next(type), type)
                : new Expression.InputRef(column, type);
    }

    private static Expression literal(final Object value, final SqlType type) {
        // NaN and Infinity cannot be written as literals
        final Object written =
                switch (value) {
                    case Float number -> Float.isFinite(number) ? (Object) (double) number : 1.0;
                    case Double number -> Double.isFinite(number) ? number : 1.0;
                    case null -> null;
                    default -> value;
                };
        return new Expression.Literal(written, written == null ? type : type.notNull());
    }

    static Expression constant(final String text) {
        return new Expression.Literal(
                text, SqlType.character(text.codePointCount(0, text.length())).notNull());
    }

    static Expression symbol(final String name) {
        return new Expression.Literal(name, SqlType.SYMBOL);
    }

    private static Expression sameType(final ScalarFunction function, final Expression operand) {
        return of(function, operand.type(), operand);
    }

    /** A call that may be NULL unless it has no operands. */
    static Expression of(
            final ScalarFunction function, final SqlType type, final Expression... operands) {
        return new Expression.Call(
                function, List.of(operands), type.withNullable(operands.length > 0));
    }

    <T> T pick(final List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
