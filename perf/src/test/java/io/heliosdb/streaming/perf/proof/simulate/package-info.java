/** What judges a simulation, and that it sees what it is there for. */
package io.heliosdb.streaming.perf.proof.simulate;
