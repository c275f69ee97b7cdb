/**
 * The product as a process of its own, started, fed, killed and started again: what is wrong with
 * its surroundings is told with a code, leaves its folder as it was, and loses nothing.
 *
 * <p>Each test drives its process from one thread. Start reading at {@link
 * io.heliosdb.streaming.perf.process.ApplianceProcess}.
 */
package io.heliosdb.streaming.perf.process;
