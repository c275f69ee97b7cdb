/** Tests of the campaign that fuzzes decoders. */
package io.heliosdb.streaming.perf.proof.fuzz;
