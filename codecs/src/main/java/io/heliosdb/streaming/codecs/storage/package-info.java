/**
 * Files behind a port: whoever keeps something durable reads and writes through {@link
 * io.heliosdb.streaming.codecs.storage.Storage} and nothing else, so that the same code runs on
 * disks and in simulations of failing ones.
 *
 * <p>Bytes flow between native memory and files. Start reading at {@link
 * io.heliosdb.streaming.codecs.storage.Storage}.
 */
package io.heliosdb.streaming.codecs.storage;
