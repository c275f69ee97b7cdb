/**
 * How large a machine has to be: {@code heliosdb-streaming capacity}. Two answers stand beside each
 * other: the formula that guides to such systems give, and what one appliance was measured to do.
 *
 * <p>Arithmetic only; any thread. Start reading at {@link
 * io.heliosdb.streaming.gateway.capacity.Load}.
 */
package io.heliosdb.streaming.gateway.capacity;
