package io.heliosdb.streaming.perf.proof.sql;

/**
 * Functions and operators about times, instants and intervals. Of a text that is no date of the
 * format, {@code TO_DATE} with a format gives a day more than a million years away, which nearly
 * every other function of a date fails of, so texts are made of dates there. What is taken from a
 * time to give an interval is a cast: in the text of a view Flink loses what kind of a difference
 * it is if a difference is taken away.
 */
final class TimeSignatures {
    private TimeSignatures() {}

    /** As {@link Signature#read} wants it. */
    static String table() {
        return """
        BIGINT ||| EXTRACT(YEAR FROM $0) ||| DATE
        BIGINT ||| EXTRACT(WEEK FROM $0) ||| DATE
        BIGINT ||| EXTRACT(DOY FROM $0) ||| DATE
        BIGINT ||| EXTRACT(CENTURY FROM $0) ||| DATE
        BIGINT ||| EXTRACT(ISOYEAR FROM $0) ||| DATE
        BIGINT ||| EXTRACT(ISODOW FROM $0) ||| TIMESTAMP
        BIGINT ||| EXTRACT(DOW FROM $0) ||| TIMESTAMP
        BIGINT ||| EXTRACT(MONTH FROM $0) ||| TIMESTAMP
        BIGINT ||| EXTRACT(DAY FROM $0) ||| TIMESTAMP
        BIGINT ||| EXTRACT(HOUR FROM $0) ||| TIMESTAMP
        BIGINT ||| EXTRACT(SECOND FROM $0) ||| NANOSECONDS
        BIGINT ||| EXTRACT(MILLISECOND FROM $0) ||| TIMESTAMP
        BIGINT ||| EXTRACT(MINUTE FROM $0) ||| TIME
        BIGINT ||| EXTRACT(QUARTER FROM $0) ||| SECONDS
        BIGINT ||| YEAR($0) ||| TIMESTAMP
        BIGINT ||| DAYOFWEEK($0) ||| DATE
        BIGINT ||| UNIX_TIMESTAMP($0) ||| STRING
        INT ||| TIMESTAMPDIFF(DAY, $0, $1) ||| TIMESTAMP TIMESTAMP
        INT ||| TIMESTAMPDIFF(MONTH, $0, $1) ||| TIMESTAMP TIMESTAMP
        INT ||| TIMESTAMPDIFF(SECOND, $0, $1) ||| TIMESTAMP TIMESTAMP
        INT ||| TIMESTAMPDIFF(YEAR, $0, $1) ||| DATE DATE
        INT ||| TIMESTAMPDIFF(HOUR, $0, $1) ||| NANOSECONDS SECONDS
        TIMESTAMP ||| TIMESTAMPADD(MINUTE, $1, $0) ||| TIMESTAMP INT
        TIMESTAMP ||| TIMESTAMPADD(MONTH, MOD($1, 10000), $0) ||| TIMESTAMP INT
        TIMESTAMP ||| FLOOR($0 TO HOUR) ||| TIMESTAMP
        TIMESTAMP ||| CEIL($0 TO DAY) ||| TIMESTAMP
        TIMESTAMP ||| FLOOR($0 TO MONTH) ||| TIMESTAMP
        TIMESTAMP ||| FLOOR($0 TO WEEK) ||| TIMESTAMP
        TIMESTAMP ||| CEIL($0 TO YEAR) ||| TIMESTAMP
        TIMESTAMP ||| $0 + INTERVAL '1' DAY ||| TIMESTAMP
        TIMESTAMP ||| $0 - INTERVAL '2' MONTH ||| TIMESTAMP
        TIMESTAMP ||| $0 - INTERVAL '1 02:03:04.567' DAY TO SECOND ||| TIMESTAMP
        TIMESTAMP ||| CAST($0 AS TIMESTAMP(3)) ||| DATE
        TIMESTAMP ||| CAST($0 AS TIMESTAMP(3)) ||| NANOSECONDS
        TIMESTAMP ||| CAST($0 AS TIMESTAMP(3)) ||| SECONDS
        TIMESTAMP ||| TRY_CAST($0 AS TIMESTAMP(3)) ||| STRING
        TIMESTAMP ||| TO_TIMESTAMP($0) ||| STRING
        TIMESTAMP ||| TO_TIMESTAMP($0, 'yyyy-MM-dd') ||| STRING
        SECONDS ||| CAST($0 AS TIMESTAMP(0)) ||| TIMESTAMP
        SECONDS ||| $0 + INTERVAL '90' MINUTE ||| SECONDS
        NANOSECONDS ||| CAST($0 AS TIMESTAMP(9)) ||| TIMESTAMP
        NANOSECONDS ||| TRY_CAST($0 AS TIMESTAMP(9)) ||| STRING
        NANOSECONDS ||| $0 + INTERVAL '1' YEAR ||| NANOSECONDS
        DATE ||| CAST($0 AS DATE) ||| TIMESTAMP
        DATE ||| CAST($0 AS DATE) ||| NANOSECONDS
        DATE ||| TRY_CAST($0 AS DATE) ||| STRING
        DATE ||| TO_DATE($0) ||| STRING
        DATE ||| $0 + INTERVAL '3' DAY ||| DATE
        DATE ||| $0 - INTERVAL '13' MONTH ||| DATE
        DATE ||| FLOOR($0 TO MONTH) ||| DATE
        DATE ||| CEIL($0 TO YEAR) ||| DATE
        TIME ||| CAST($0 AS TIME(0)) ||| TIMESTAMP
        TIME ||| TRY_CAST($0 AS TIME(0)) ||| STRING
        STRING ||| FROM_UNIXTIME($0) ||| INT
        STRING ||| CONVERT_TZ($0, 'UTC', 'America/New_York') ||| STRING
        STRING ||| DATE_FORMAT($0, 'yyyy/MM/dd HH:mm') ||| TIMESTAMP
        STRING ||| DATE_FORMAT($0, 'EEE MMM d yy a hh:mm:ss.SSS') ||| TIMESTAMP
        BOOLEAN ||| $0 <= $1 ||| TIMESTAMP NANOSECONDS
        BOOLEAN ||| $0 = $1 ||| SECONDS TIMESTAMP
        BOOLEAN ||| $0 < $1 ||| INSTANT TIMESTAMP
        BOOLEAN ||| $0 >= $1 ||| TIMESTAMP INSTANT
        BOOLEAN ||| $0 = $1 ||| INSTANT TIMESTAMP
        BOOLEAN ||| $0 IS NOT DISTINCT FROM $1 ||| TIMESTAMP INSTANT
        BOOLEAN ||| $0 > $1 ||| INSTANT NANOSECONDS
        BOOLEAN ||| $0 <= $1 ||| SECONDS INSTANT
        INSTANT ||| GREATEST($0, $1) ||| INSTANT TIMESTAMP
        NANOSECONDS ||| CEIL($0 TO MILLISECOND) ||| NANOSECONDS
        BIGINT ||| QUARTER($0) ||| DATE
        BIGINT ||| `MONTH`($0) ||| TIMESTAMP
        BIGINT ||| WEEK($0) ||| TIMESTAMP
        BIGINT ||| DAYOFYEAR($0) ||| DATE
        BIGINT ||| DAYOFMONTH($0) ||| DATE
        BIGINT ||| `HOUR`($0) ||| TIMESTAMP
        BIGINT ||| `MINUTE`($0) ||| TIMESTAMP
        BIGINT ||| `SECOND`($0) ||| TIMESTAMP
        BIGINT ||| EXTRACT(DECADE FROM $0) ||| DATE
        BIGINT ||| EXTRACT(MILLENNIUM FROM $0) ||| DATE
        BIGINT ||| EXTRACT(HOUR FROM $0) ||| TIME
        BIGINT ||| EXTRACT(SECOND FROM $0) ||| TIME
        BOOLEAN ||| ($0, INTERVAL '1' DAY) OVERLAPS ($1, INTERVAL '3' DAY) ||| DATE DATE
        BOOLEAN ||| ($0, $1) OVERLAPS ($2, $3) ||| TIMESTAMP TIMESTAMP TIMESTAMP TIMESTAMP
        TIME ||| $0 + INTERVAL '3' HOUR ||| TIME
        TIME ||| $0 - INTERVAL '90' MINUTE ||| TIME
        TIME ||| CAST($0 AS TIME(0)) ||| NANOSECONDS
        TIME ||| FLOOR($0 TO MINUTE) ||| TIME
        TIME ||| CEIL($0 TO HOUR) ||| TIME
        TIMESTAMP ||| CEIL($0 TO MONTH) ||| TIMESTAMP
        TIMESTAMP ||| FLOOR($0 TO QUARTER) ||| TIMESTAMP
        TIMESTAMP ||| FLOOR($0 TO DECADE) ||| TIMESTAMP
        TIMESTAMP ||| CEIL($0 TO SECOND) ||| TIMESTAMP
        TIMESTAMP ||| TIMESTAMPADD(WEEK, MOD($1, 10000), $0) ||| TIMESTAMP INT
        TIMESTAMP ||| TIMESTAMPADD(SECOND, $1, $0) ||| TIMESTAMP INT
        DATE ||| TIMESTAMPADD(DAY, MOD($1, 100000), $0) ||| DATE INT
        DATE ||| TO_DATE(DATE_FORMAT($0, '2024.dd.MM'), 'yyyy.dd.MM') ||| TIMESTAMP
        INT ||| TIMESTAMPDIFF(MINUTE, $0, $1) ||| INSTANT INSTANT
        INT ||| TIMESTAMPDIFF(QUARTER, $0, $1) ||| DATE TIMESTAMP
        STRING ||| DATE_FORMAT($0, 'uuuu-DDD e G') ||| TIMESTAMP
        STRING ||| FROM_UNIXTIME($0, 'yyyy/MM/dd HH') ||| INT
        BIGINT ||| UNIX_TIMESTAMP($0, 'yyyy-MM-dd') ||| STRING
        INSTANT ||| CAST($0 AS TIMESTAMP_LTZ(3)) ||| TIMESTAMP
        INSTANT ||| CAST($0 AS TIMESTAMP_LTZ(3)) ||| DATE
        INSTANT ||| TRY_CAST($0 AS TIMESTAMP_LTZ(3)) ||| STRING
        INSTANT ||| TO_TIMESTAMP_LTZ($0, 0) ||| INT
        INSTANT ||| TO_TIMESTAMP_LTZ(MOD($0, 100000000000000), 3) ||| BIGINT
        INSTANT ||| $0 + INTERVAL '25' HOUR ||| INSTANT
        INSTANT ||| $0 - INTERVAL '5' MONTH ||| INSTANT
        INSTANT ||| FLOOR($0 TO DAY) ||| INSTANT
        INSTANT ||| FLOOR($0 TO HOUR) ||| INSTANT
        INSTANT ||| CEIL($0 TO MONTH) ||| INSTANT
        INSTANT ||| TIMESTAMPADD(HOUR, MOD($1, 10000), $0) ||| INSTANT INT
        TIMESTAMP ||| CAST($0 AS TIMESTAMP(3)) ||| INSTANT
        DATE ||| CAST($0 AS DATE) ||| INSTANT
        TIME ||| CAST($0 AS TIME(0)) ||| INSTANT
        STRING ||| DATE_FORMAT($0, 'yyyy-MM-dd HH:mm:ss') ||| INSTANT
        BIGINT ||| EXTRACT(HOUR FROM $0) ||| INSTANT
        BIGINT ||| EXTRACT(DAY FROM $0) ||| INSTANT
        BIGINT ||| EXTRACT(DOW FROM $0) ||| INSTANT
        BIGINT ||| EXTRACT(EPOCH FROM $0) ||| INSTANT
        BIGINT ||| EXTRACT(EPOCH FROM $0) ||| TIMESTAMP
        SPAN ||| ($0 - CAST($1 AS TIMESTAMP(3))) DAY TO SECOND ||| TIMESTAMP TIMESTAMP
        SPAN ||| $0 + $1 ||| SPAN SPAN
        SPAN ||| $0 - $1 ||| SPAN SPAN
        SPAN ||| -$0 ||| SPAN
        SPAN ||| MOD($1, 1000) * $0 ||| SPAN INT
        MONTHS ||| $0 + $1 ||| MONTHS MONTHS
        MONTHS ||| $0 - $1 ||| MONTHS MONTHS
        MONTHS ||| MOD($1, 1000) * $0 ||| MONTHS INT
        MONTHS ||| ($0 - CAST($1 AS DATE)) YEAR TO MONTH ||| DATE DATE
        TIMESTAMP ||| $0 + $1 ||| TIMESTAMP SPAN
        TIMESTAMP ||| $0 - $1 ||| TIMESTAMP MONTHS
        DATE ||| $0 + $1 ||| DATE MONTHS
        INSTANT ||| $0 + $1 ||| INSTANT SPAN
        BOOLEAN ||| $0 < $1 ||| SPAN SPAN
        BOOLEAN ||| $0 = $1 ||| MONTHS MONTHS
        BOOLEAN ||| $0 IS NULL ||| SPAN
        BIGINT ||| EXTRACT(HOUR FROM $0) ||| SPAN
        BIGINT ||| EXTRACT(DAY FROM $0) ||| SPAN
        BIGINT ||| EXTRACT(MONTH FROM $0) ||| MONTHS
        STRING ||| CAST($0 AS STRING) ||| SPAN
        STRING ||| CAST($0 AS STRING) ||| MONTHS
        SPAN ||| CASE WHEN $0 THEN $1 ELSE $2 END ||| BOOLEAN SPAN SPAN
        MONTHS ||| COALESCE($0, $1) ||| MONTHS MONTHS
        """;
    }
}
