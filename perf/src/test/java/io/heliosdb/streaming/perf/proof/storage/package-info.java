/** The contract of storages, and of the simulated one that it loses what it may lose. */
package io.heliosdb.streaming.perf.proof.storage;
