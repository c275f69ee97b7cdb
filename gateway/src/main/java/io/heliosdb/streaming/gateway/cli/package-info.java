/**
 * The command line: {@code heliosdb-streaming sql}, {@code demo} and the rest. Start reading at
 * {@link io.heliosdb.streaming.gateway.cli.Main}.
 */
package io.heliosdb.streaming.gateway.cli;
