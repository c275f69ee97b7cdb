/**
 * Avro object container files: blocks of records behind a header with the schema they were written
 * with.
 *
 * <p>In: {@link io.heliosdb.streaming.codecs.avro.AvroScanner} takes a block at a time, {@link
 * io.heliosdb.streaming.codecs.avro.AvroResolver} makes of the file's schema and the table's types
 * the {@link io.heliosdb.streaming.codecs.avro.AvroValue}s that read them, in place. Out: {@link
 * io.heliosdb.streaming.codecs.avro.AvroWriter}. Each object belongs to one thread, and none
 * allocates for a record. Format: Apache Avro 1.12 Specification. Start reading at {@link
 * io.heliosdb.streaming.codecs.avro.AvroScanner}.
 */
package io.heliosdb.streaming.codecs.avro;
