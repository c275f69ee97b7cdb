/**
 * The two ends of a Disruptor ring as the log and the output use it: a producer that never parks or
 * throws, and a follower whose place in the ring moves only behind what it has finished.
 *
 * <p>What flows through: preallocated descriptors. Threading rule: one producer, each follower on
 * its own thread, joining and leaving from any thread. Start reading at {@link
 * io.heliosdb.streaming.ringbuffer.ring.RingProducer}.
 */
package io.heliosdb.streaming.ringbuffer.ring;
