/** Tests of random SQL: the generator, the verdict and the shrinker, on engines that are stubs. */
package io.heliosdb.streaming.perf.proof.sql;
