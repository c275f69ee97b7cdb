/**
 * What threads ask of the operating system.
 *
 * <p>A thread asks for itself. Start reading at {@link
 * io.heliosdb.streaming.codecs.thread.ThreadShare}.
 */
package io.heliosdb.streaming.codecs.thread;
