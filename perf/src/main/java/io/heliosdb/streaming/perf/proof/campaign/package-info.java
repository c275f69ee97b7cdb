/**
 * What all campaigns share: the command line, seeds and limits, the tally of a run, result files
 * and the page that is made of them. One thread. Start reading at {@link
 * io.heliosdb.streaming.perf.proof.campaign.Campaign}.
 */
package io.heliosdb.streaming.perf.proof.campaign;
