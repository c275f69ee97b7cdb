/**
 * JSON lines: one object, or one array of objects, on each line, to rows and back, with the options
 * and the rules of Flink's {@code json} format.
 *
 * <p>Bytes flow through {@link io.heliosdb.streaming.codecs.json.JsonTokenizer}, which finds the
 * tokens of a line, {@link io.heliosdb.streaming.codecs.json.JsonObject}, which assigns them to
 * columns, and {@link io.heliosdb.streaming.codecs.json.JsonRowBuilder}, which writes them as a
 * row. One thread each. Start reading at {@link io.heliosdb.streaming.codecs.json.JsonScanner}.
 */
package io.heliosdb.streaming.codecs.json;
