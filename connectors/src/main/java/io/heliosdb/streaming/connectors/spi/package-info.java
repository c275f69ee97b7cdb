/**
 * What a connector implements, and what the engine tells it.
 *
 * <p>A {@link io.heliosdb.streaming.connectors.spi.Connector} declares its options as data, so that
 * the planner can check a table's options before anything runs, and makes {@link
 * io.heliosdb.streaming.connectors.spi.Source}s and {@link
 * io.heliosdb.streaming.connectors.spi.Sink}s for tables. Each source and sink is driven by one
 * agent on one thread: it is polled, never blocks, and says by return values that it has nothing or
 * must wait. Start reading at {@link io.heliosdb.streaming.connectors.spi.Source}.
 */
package io.heliosdb.streaming.connectors.spi;
