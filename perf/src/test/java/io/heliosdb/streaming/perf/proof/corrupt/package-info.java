/** Damage to small files. */
package io.heliosdb.streaming.perf.proof.corrupt;
