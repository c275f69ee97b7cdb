/**
 * What all text formats share: where their bytes come from and what a scanner of rows promises.
 *
 * <p>Bytes flow from a {@link io.heliosdb.streaming.codecs.format.ByteSource} (a file, wrapped by
 * {@link io.heliosdb.streaming.codecs.format.GzipSource}) into an {@link
 * io.heliosdb.streaming.codecs.format.InputBlock}, and out of it as rows through a {@link
 * io.heliosdb.streaming.codecs.format.RowScanner}. All of it belongs to one thread, the source's
 * agent. Memory is bounded: a record longer than the limit is refused with its position. Start
 * reading at {@link io.heliosdb.streaming.codecs.format.RowScanner}.
 */
package io.heliosdb.streaming.codecs.format;
