package io.heliosdb.streaming.operators.expression;

/**
 * The scalar functions and operators the engine runs, with Flink SQL's meaning. The planner's
 * reader maps Flink's internal names to these; what is not here is refused there, once, with its
 * name and position.
 */
public enum ScalarFunction {
    // logic, three-valued
    AND,
    OR,
    NOT,
    IS_NULL,
    IS_NOT_NULL,
    IS_TRUE,
    IS_NOT_TRUE,
    IS_FALSE,
    IS_NOT_FALSE,
    // comparison
    EQUALS,
    NOT_EQUALS,
    LESS_THAN,
    LESS_THAN_OR_EQUAL,
    GREATER_THAN,
    GREATER_THAN_OR_EQUAL,
    IS_DISTINCT_FROM,
    IS_NOT_DISTINCT_FROM,
    // arithmetic
    PLUS,
    MINUS,
    TIMES,
    DIVIDE,
    MOD,
    UNARY_MINUS,
    UNARY_PLUS,
    ABS,
    SIGN,
    ROUND,
    TRUNCATE,
    FLOOR,
    CEIL,
    POWER,
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
    ATAN2,
    COT,
    SINH,
    COSH,
    TANH,
    DEGREES,
    RADIANS,
    PI,
    E,
    // conditional: CASE has operands when, then, when, then, …, else
    CASE,
    COALESCE,
    NULLIF,
    IF,
    GREATEST,
    LEAST,
    // conversion to the call's type
    CAST,
    TRY_CAST,
    REINTERPRET,
    // strings
    CONCAT,
    CONCAT_WS,
    UPPER,
    LOWER,
    INITCAP,
    /** Operands: the symbol BOTH, LEADING or TRAILING, the characters to remove, the text. */
    TRIM,
    LTRIM,
    RTRIM,
    BTRIM,
    SUBSTRING,
    LEFT,
    RIGHT,
    CHAR_LENGTH,
    POSITION,
    LOCATE,
    INSTR,
    REPLACE,
    OVERLAY,
    LPAD,
    RPAD,
    REPEAT,
    REVERSE,
    SPLIT_INDEX,
    /** Operands: text, pattern, and optionally the escape character. */
    LIKE,
    STARTSWITH,
    ENDSWITH,
    ASCII,
    CHR,
    /** Operands: text, pattern, and optionally the escape character. */
    SIMILAR_TO,
    /** Operands: text, regular expression. */
    REGEXP,
    /** Operands: text, regular expression, replacement. */
    REGEXP_REPLACE,
    /** Operands: text, regular expression, and optionally the number of the group. */
    REGEXP_EXTRACT,
    /** How many matches there are; NULL for a malformed expression, as the next two. */
    REGEXP_COUNT,
    /** Where the first match begins, from 1 in UTF-16 units; 0 if there is none. */
    REGEXP_INSTR,
    /** The first match, NULL if there is none. */
    REGEXP_SUBSTR,
    /** Operands: text, regular expression, and optionally the number of the group, else 1. */
    REGEXP_EXTRACT_ALL,
    URL_ENCODE,
    /** NULL for a text with an escape that is none. */
    URL_DECODE,
    /** Whether a text reads as a number; never NULL, as the next two. */
    IS_DECIMAL,
    IS_DIGIT,
    IS_ALPHA,
    /** Operands: text, characters to replace, their replacements. */
    TRANSLATE,
    HEX,
    BIN,
    TO_BASE64,
    FROM_BASE64,
    MD5,
    SHA1,
    SHA224,
    SHA256,
    SHA384,
    SHA512,
    /** Operands: text or bytes, and the bits of the digest. */
    SHA2,
    /** Bytes of hexadecimal digits; NULL for a text that is something else. */
    UNHEX,
    /** Operands: text, character set. */
    ENCODE,
    /** Operands: bytes, character set. */
    DECODE,
    /** Operands: number of a choice, from 1, and the choices. */
    ELT,
    /** Operands: format of {@code java.util.Formatter}, and its arguments. */
    PRINTF,
    /** Operands: address, part of it, and optionally the name of a parameter. */
    PARSE_URL,
    /** A text as a string of JSON, beyond ASCII as escape sequences. */
    JSON_QUOTE,
    /** What is between the quotes of a string of JSON; any other text as it is. */
    JSON_UNQUOTE,
    /** Whether a text is JSON, or such JSON; never NULL, as the next three. */
    IS_JSON,
    IS_JSON_OBJECT,
    IS_JSON_ARRAY,
    IS_JSON_SCALAR,
    /** Operands: text, path, and optionally the symbol TRUE, FALSE, UNKNOWN or ERROR. */
    JSON_EXISTS,
    /**
     * Operands: text, path, and for the occasions EMPTY and ERROR optionally the symbol NULL or
     * ERROR, or DEFAULT and a value, each with the occasion's symbol behind.
     */
    JSON_VALUE,
    /** Operands: text, path, and the symbols of the wrapper, of EMPTY and of ERROR. */
    JSON_QUERY,
    /** Operands: the symbol NULL or ABSENT, then names and values in turn. */
    JSON_OBJECT,
    /** Operands: the symbol NULL or ABSENT, then values. */
    JSON_ARRAY,
    /** A value as JSON. */
    JSON_STRING,
    /** A text that is JSON, as a value of JSON_OBJECT or JSON_ARRAY. */
    JSON,
    /** Java's hash code of a text, without its sign. */
    HASH_CODE,
    /** The number of an IPv4 address, NULL if the text is none. */
    INET_ATON,
    /** The IPv4 address of a number, NULL if it is none. */
    INET_NTOA,
    // nested values
    /** The array of the operands. */
    ARRAY,
    /** The row of the operands. */
    ROW,
    /** Operands: key, value, key, value, and so on. */
    MAP,
    /** Operands: row, name of the field as a SYMBOL. */
    FIELD,
    /** Operands: array and position from 1, or map and key; NULL if there is none. */
    ITEM,
    /** The only element of an array, NULL if it is empty. */
    ELEMENT,
    /** How many elements an array has, or entries a map. */
    CARDINALITY,
    /** Operands: array, element; an element that is NULL is looked for, as in ARRAY_REMOVE. */
    ARRAY_CONTAINS,
    /** Operands: array, element; 0 if it is not there. */
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
    /** Operands: array, first position, and optionally the last; negative ones from the end. */
    ARRAY_SLICE,
    /** Operands: array, and optionally whether ascending, and whether NULLs come first. */
    ARRAY_SORT,
    ARRAY_MAX,
    ARRAY_MIN,
    /** Operands: array of texts, delimiter, and optionally a text for NULLs. */
    ARRAY_JOIN,
    /** Operands: text, delimiter. */
    SPLIT,
    MAP_KEYS,
    MAP_VALUES,
    /** The entries of a map as an array of rows. */
    MAP_ENTRIES,
    /** Operands: array of keys, array of values. */
    MAP_FROM_ARRAYS,
    /** Of equal keys the last map's value counts. */
    MAP_UNION,
    /**
     * A value whose maps have their entries in the order of the keys, and so its multisets, at
     * every depth. Values with the same entries are the same bytes then.
     */
    SORT_ENTRIES,
    /** Operands: text, and optionally regular expressions between entries, and behind a key. */
    STR_TO_MAP,
    /**
     * Operands: text or bytes, the name of a column. The value if it is as long as the call's type
     * says; else an error.
     */
    FITTING,
    // bitmaps
    /** Operand: array of INT, in which NULLs do not count. */
    BITMAP_BUILD,
    BITMAP_AND,
    BITMAP_OR,
    BITMAP_XOR,
    BITMAP_ANDNOT,
    BITMAP_CARDINALITY,
    BITMAP_TO_ARRAY,
    BITMAP_TO_STRING,
    /** The portable format of Roaring bitmaps. */
    BITMAP_TO_BYTES,
    BITMAP_FROM_BYTES,
    // time; the unit is a SYMBOL operand
    /** Operands: unit symbol, DATE, TIME, TIMESTAMP or INTERVAL. */
    EXTRACT,
    /** Operands: value, unit symbol. */
    FLOOR_TIME,
    CEIL_TIME,
    /** TIMESTAMP or DATE plus INTERVAL. */
    TIME_PLUS,
    /** TIMESTAMP or DATE minus INTERVAL. */
    TIME_MINUS,
    /** Operands: unit symbol, from, to. */
    TIMESTAMP_DIFF,
    DATE_FORMAT,
    TO_TIMESTAMP,
    TO_DATE,
    /** Operands: timestamp; or text, and optionally a pattern and a zone. */
    UNIX_TIMESTAMP,
    /** Operands: seconds, and optionally a pattern and a zone. */
    FROM_UNIXTIME,
    /** Operands: text of a timestamp, the zone it is of, the zone it is wanted in. */
    CONVERT_TZ,
    /** Operands: TIMESTAMP_LTZ, a zone's id. A DATE, TIME or TIMESTAMP by the call's type. */
    TO_LOCAL_TIME,
    /** Operands: TIMESTAMP, the id of the zone whose wall clock it is of. */
    TO_INSTANT,
    /** Operands: TIMESTAMP_LTZ, a zone's id. An interval; that of java.util's zones. */
    ZONE_OFFSET,
    /**
     * An array or map whose NULLs are zeros, empty texts, FALSE or January 1, 1970 where the call's
     * type has NOT NULL parts: what Flink's casts find there.
     */
    ZEROS_FOR_NULLS,
    /** Operands: number, and how many of its digits are a fraction of a second. */
    TO_TIMESTAMP_LTZ,
    /** A function of users. Operands: a SYMBOL that holds it, then its arguments. */
    USER,
    /**
     * RAND. Operands: a SYMBOL that is a {@link RandomSite}, then the clock if it has no seed; or
     * only a seed.
     */
    RAND,
    /** As RAND, and the bound. */
    RAND_INTEGER,
    /** Operands: a SYMBOL that is a {@link RandomSite}, the clock. */
    UUID,
    /** Processing time: that of the last tick in the log in front of the row. */
    CLOCK
}
