/** The log ring: sequencer, hand-over, agents, clocks, counters. */
package io.heliosdb.streaming.ringbuffer;
