package io.heliosdb.streaming.gateway.cli;

import java.io.PrintStream;

/**
 * Where a command prints.
 *
 * @param output results
 * @param notices errors, progress, timing
 */
record Streams(PrintStream output, PrintStream notices) {}
