/**
 * Encryption of what lies on disks: AES-256-GCM, a data key for each file of each start, wrapped by
 * a key that a service keeps.
 *
 * <p>Plain bytes go from native memory through a {@link io.heliosdb.streaming.codecs.seal.Sealer}
 * to native memory, and back through an {@link io.heliosdb.streaming.codecs.seal.Opener}. What is
 * associated with the bytes, their file and place, is given each time and kept nowhere: so bytes
 * that were moved cannot be opened. Sealers, openers and ciphers are for one thread each, the rest
 * for any; key services may block.
 *
 * <p>Start reading at {@link io.heliosdb.streaming.codecs.seal.Sealer}.
 */
package io.heliosdb.streaming.codecs.seal;
