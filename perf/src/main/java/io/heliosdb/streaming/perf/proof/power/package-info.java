/**
 * Loss of power at every call of a program to its disk, in every state that the disk may be in
 * afterwards. Start reading at {@link io.heliosdb.streaming.perf.proof.power.PowerCampaign}.
 */
package io.heliosdb.streaming.perf.proof.power;
