/**
 * The engine's log with its journal beside the log alone, the bare disk, and a bare Aeron Archive:
 * how many rows a second, and how long a lone row takes until it is safe.
 *
 * <p>Rows go from the main thread into a {@link io.heliosdb.streaming.perf.journal.Lane} and count
 * when they are safe at its level. The journal has a thread of its own, forcing another. Start
 * reading at {@link io.heliosdb.streaming.perf.journal.JournalCommand}.
 */
package io.heliosdb.streaming.perf.journal;
