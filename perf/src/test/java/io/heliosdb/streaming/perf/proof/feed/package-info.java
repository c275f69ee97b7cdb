/** Tests of the campaign of feeds. */
package io.heliosdb.streaming.perf.proof.feed;
