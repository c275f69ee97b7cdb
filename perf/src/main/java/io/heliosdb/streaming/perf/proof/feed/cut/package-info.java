/**
 * A bad network at loopback: between a client and an appliance it cuts connections at any byte,
 * lets them stall, and takes messages apart. What it does to the n-th connection follows from a
 * seed. Each direction of a connection has a thread. Start reading at {@link
 * io.heliosdb.streaming.perf.proof.feed.cut.BadNetwork}.
 */
package io.heliosdb.streaming.perf.proof.feed.cut;
