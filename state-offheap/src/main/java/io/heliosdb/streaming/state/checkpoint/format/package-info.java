/**
 * How checkpoints lie on disk: ids, the manifest, the headers of frames and of their files. Only
 * bytes and records; nothing here opens a file or knows a key.
 *
 * <p>Format version 1 can be read for ever; a fixture in the tests holds us to it. Whatever is read
 * is checked before it decides a length, an index or a path. Start reading at {@link
 * io.heliosdb.streaming.state.checkpoint.format.Manifest}, then {@link
 * io.heliosdb.streaming.state.checkpoint.format.FrameHeader}.
 */
package io.heliosdb.streaming.state.checkpoint.format;
