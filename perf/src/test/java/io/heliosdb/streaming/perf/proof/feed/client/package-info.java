/** Tests of the client of the campaign of feeds. */
package io.heliosdb.streaming.perf.proof.feed.client;
