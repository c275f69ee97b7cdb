/**
 * The files in which security keeps what it knows: objects with a checksum, and secrets that only
 * their owner may read. Everything goes through {@code codecs.storage}.
 *
 * <p>Who writes a file does so from one thread at a time. Start reading at {@link
 * io.heliosdb.streaming.gateway.security.store.CheckedFile}.
 */
package io.heliosdb.streaming.gateway.security.store;
