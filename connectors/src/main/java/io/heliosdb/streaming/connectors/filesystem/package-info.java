/**
 * Tables that are files: CSV and JSON lines, plain or compressed with gzip, read once or watched
 * for new ones, written under a temporary name and renamed when complete.
 *
 * <p>In: {@link io.heliosdb.streaming.connectors.filesystem.FileListing} names the files in a fixed
 * order, {@link io.heliosdb.streaming.connectors.filesystem.FileBytes} reads one, the format's
 * scanner writes rows into the log's pages. Out: {@link
 * io.heliosdb.streaming.connectors.filesystem.FileSink}. One of the places where raw file access is
 * allowed. Start reading at {@link io.heliosdb.streaming.connectors.filesystem.FileSource}.
 */
package io.heliosdb.streaming.connectors.filesystem;
