/**
 * A table's rows described as a message of Simple Binary Encoding, so that feeders in any language
 * generate their codecs from it.
 *
 * <p>From a table's {@link io.heliosdb.streaming.codecs.row.RowLayout} follows an XML schema;
 * nothing flows through here at run time. Stateless, any thread. Start reading at {@link
 * io.heliosdb.streaming.codecs.sbe.SbeSchema}.
 */
package io.heliosdb.streaming.codecs.sbe;
