/** The table of planted bugs is complete. */
package io.heliosdb.streaming.perf.proof.mutants;
