/** The socket source behind a log that is cut off. */
package io.heliosdb.streaming.perf.proof.intake;
