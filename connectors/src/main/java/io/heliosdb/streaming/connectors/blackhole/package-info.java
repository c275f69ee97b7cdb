/**
 * The sink that drops everything: for measuring. Start reading at {@link
 * io.heliosdb.streaming.connectors.blackhole.BlackholeConnector}.
 */
package io.heliosdb.streaming.connectors.blackhole;
