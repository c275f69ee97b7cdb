/**
 * Frames on their way between memory and files: cut out of pieces, digested, compressed and sealed;
 * read ahead, opened, decompressed and compared.
 *
 * <p>A frame's seal covers the header of its file and its own, the digest covers its content, and
 * the manifest names place, length and digest of each; what does not fit is refused as damaged,
 * whoever changed it. Writing is one thread's; reading is one thread's with the help of an
 * executor. Start reading at {@link io.heliosdb.streaming.state.checkpoint.frame.FrameFileWriter},
 * then {@link io.heliosdb.streaming.state.checkpoint.frame.ReadAhead}.
 */
package io.heliosdb.streaming.state.checkpoint.frame;
