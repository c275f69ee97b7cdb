/**
 * The distinct-error log: each different error once, with its count and times, in a mapped file
 * that another process can read after a crash.
 *
 * <p>Threading rule: any thread may record. Start reading at {@link
 * io.heliosdb.streaming.ringbuffer.errors.ErrorLogFile}.
 */
package io.heliosdb.streaming.ringbuffer.errors;
