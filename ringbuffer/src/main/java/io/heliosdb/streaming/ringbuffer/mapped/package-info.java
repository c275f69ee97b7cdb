/**
 * Mapped files for what an operator sees from outside: a header that tells whose file it is, then a
 * body.
 *
 * <p>Threading rule: a file is created and closed on the control plane; its body follows the rules
 * of who uses it. An adapter package: it may use files. Start reading at {@link
 * io.heliosdb.streaming.ringbuffer.mapped.MappedFile}.
 */
package io.heliosdb.streaming.ringbuffer.mapped;
