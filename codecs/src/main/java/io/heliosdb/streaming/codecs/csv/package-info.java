/**
 * CSV: records of RFC 4180 to rows and back, with the options and the rules of Flink's {@code csv}
 * format.
 *
 * <p>Bytes flow through {@link io.heliosdb.streaming.codecs.csv.CsvRecord}, which finds the fields
 * of one record, and {@link io.heliosdb.streaming.codecs.csv.CsvRowBuilder}, which turns them into
 * a row. One thread each. Start reading at {@link io.heliosdb.streaming.codecs.csv.CsvScanner}.
 */
package io.heliosdb.streaming.codecs.csv;
