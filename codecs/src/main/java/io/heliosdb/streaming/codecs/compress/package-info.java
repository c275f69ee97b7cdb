/**
 * Compression of blocks of native memory, by native libraries behind one small interface.
 *
 * <p>A block goes in whole and comes out whole; nothing is kept between calls. Any thread. Start
 * reading at {@link io.heliosdb.streaming.codecs.compress.Compression}.
 */
package io.heliosdb.streaming.codecs.compress;
