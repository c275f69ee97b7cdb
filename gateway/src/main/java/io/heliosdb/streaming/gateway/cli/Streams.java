package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.gateway.sql.StopSwitch;

import java.io.PrintStream;

/**
 * Where a command prints, and what ends it.
 *
 * @param output results
 * @param notices errors, progress, timing
 * @param stop ends its running job before its time
 */
record Streams(PrintStream output, PrintStream notices, StopSwitch stop) {}
