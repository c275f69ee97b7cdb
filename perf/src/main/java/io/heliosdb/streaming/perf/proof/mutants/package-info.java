/**
 * Mutants: bugs planted on purpose, each of which a campaign must find. One that is not found shows
 * that the campaigns are blind there. Start reading at {@link
 * io.heliosdb.streaming.perf.proof.mutants.MutantsCampaign}; the list is {@code mutants.txt}.
 */
package io.heliosdb.streaming.perf.proof.mutants;
