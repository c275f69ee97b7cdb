/**
 * The formats in which connectors read and write rows as text, chosen and set by a table's options:
 * scanners and writers are those of {@code codecs}.
 *
 * <p>Control plane. Start reading at {@link io.heliosdb.streaming.connectors.format.TableFormats}.
 */
package io.heliosdb.streaming.connectors.format;
