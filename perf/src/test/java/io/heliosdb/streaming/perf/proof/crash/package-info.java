/** The supervisor, the producers and the oracle, against an engine that can be told to lie. */
package io.heliosdb.streaming.perf.proof.crash;
