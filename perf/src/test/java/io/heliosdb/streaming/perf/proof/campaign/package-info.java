/** Tallies, result files and the page made of them. */
package io.heliosdb.streaming.perf.proof.campaign;
