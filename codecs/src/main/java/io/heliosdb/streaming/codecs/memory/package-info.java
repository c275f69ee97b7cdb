/**
 * The engine's only door to raw memory: arenas, typed access by address, and the ledger of who owns
 * what.
 *
 * <p>Addresses are absolute native addresses held in a {@code long}. {@link
 * io.heliosdb.streaming.codecs.memory.Memory} is stateless; an {@link
 * io.heliosdb.streaming.codecs.memory.Arena} belongs to the component that opened it and is closed
 * by it. Start reading at {@link io.heliosdb.streaming.codecs.memory.Arena}.
 */
package io.heliosdb.streaming.codecs.memory;
