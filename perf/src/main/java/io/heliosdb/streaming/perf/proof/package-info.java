/**
 * The proof program, {@code heliosdb-proof}: campaigns that break things in every way we know and
 * look whether anything acknowledged was lost, anything came twice or a wrong byte was served.
 *
 * <p>A campaign gets seeds and gives a verdict: cases, counts, violations. What was run is written
 * as files under {@code docs/proof}, of which {@code docs/proof.md} is generated. Start reading at
 * {@link io.heliosdb.streaming.perf.proof.Main}.
 */
package io.heliosdb.streaming.perf.proof;
