/**
 * SQL values as text, both ways, over native memory and without allocation for all usual spellings.
 *
 * <p>Parsers read a stretch of UTF-8 and keep the value until the next call; what they accept is
 * what Java's own parsers accept, which Flink's formats are defined by: an unusual spelling is
 * handed to them as a String. Printers append to a {@link
 * io.heliosdb.streaming.codecs.text.TextOutput}. All belong to one thread. Start reading at {@link
 * io.heliosdb.streaming.codecs.text.IntegerParser}.
 */
package io.heliosdb.streaming.codecs.text;
