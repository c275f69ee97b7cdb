/** The campaigns on storage, in short. */
package io.heliosdb.streaming.perf.proof.power;
