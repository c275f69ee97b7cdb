/** The oracle finds what it must. */
package io.heliosdb.streaming.perf.proof.crash.oracle;
