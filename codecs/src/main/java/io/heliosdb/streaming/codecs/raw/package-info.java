/**
 * Lines as they are: each line of an input is the one text column of a row, as in Flink's {@code
 * raw} format in files. Start reading at {@link io.heliosdb.streaming.codecs.raw.RawScanner}.
 */
package io.heliosdb.streaming.codecs.raw;
