/**
 * Counters: declared once, allocated by instance, kept in a mapped file that another process can
 * read while this one runs and after it has crashed.
 *
 * <p>Threading rule: any thread may open a counter; one thread writes it, with release stores.
 * Start reading at {@link io.heliosdb.streaming.ringbuffer.counters.CounterType}.
 */
package io.heliosdb.streaming.ringbuffer.counters;
