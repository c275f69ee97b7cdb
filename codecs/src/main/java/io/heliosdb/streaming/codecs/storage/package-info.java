/**
 * Files behind a port: whoever keeps something durable reads and writes through {@link
 * io.heliosdb.streaming.codecs.storage.Storage} and nothing else, so that the same code runs on
 * disks and in simulations of failing ones.
 *
 * <p>Bytes flow between native memory and files, by position. {@link
 * io.heliosdb.streaming.codecs.storage.FileStorage} is the machine's files; the calls that it makes
 * go through {@link io.heliosdb.streaming.codecs.storage.SystemCalls}, where a proof can let them
 * fail. {@link io.heliosdb.streaming.codecs.storage.AtomicFile} writes small files as a whole.
 *
 * <p>Any thread, except that a file is written by one. Start reading at {@link
 * io.heliosdb.streaming.codecs.storage.Storage}.
 */
package io.heliosdb.streaming.codecs.storage;
