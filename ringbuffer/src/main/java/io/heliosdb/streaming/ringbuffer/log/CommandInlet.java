package io.heliosdb.streaming.ringbuffer.log;

import io.heliosdb.streaming.codecs.memory.PageSizes;

import org.jctools.queues.varhandle.MpscVarHandleArrayQueue;

/**
 * Where commands of any thread wait for the sequencer, and the sequencer's own pages that they are
 * copied to.
 */
final class CommandInlet implements AutoCloseable {
    private static final int CAPACITY = 64;
    private static final PageSizes PAGES = new PageSizes(64 << 10, 2, 1 << 20, 1);

    private final MpscVarHandleArrayQueue<Command> queue = new MpscVarHandleArrayQueue<>(CAPACITY);
    private final LogRing ring;
    private final IngressPort port;

    /** The command copied into the pages but not in the ring yet; null if there is none. */
    private Command current;

    CommandInlet(final LogRing ring) {
        this.ring = ring;
        port = new IngressPort(ring, "(commands)", LogEntry.NO_STREAM, PAGES);
    }

    /** Any thread: false if too many are waiting. */
    boolean offer(final Command command) {
        if (!port.admits(command.payload().length)) {
            throw new IllegalArgumentException("command of " + command.payload().length + " bytes");
        }
        return queue.offer(command);
    }

    /** Sequencer's thread: whether no command waits. */
    boolean isEmpty() {
        return current == null && queue.isEmpty();
    }

    /** Sequencer's thread: puts at most one command into the ring. */
    int doWork() {
        if (current == null && !copyNext()) {
            return 0;
        }
        final HandOver handOver = port.handOver();
        final long rowSequence = ring.nextRowSequence();
        if (!handOver.gather() || !handOver.appendTo(ring, LogEntry.NO_STREAM)) {
            return 0;
        }
        current.sequenced(rowSequence);
        current = null;
        return 1;
    }

    private boolean copyNext() {
        final Command next = queue.peek();
        if (next == null
                || !port.bytes(RecordType.COMMAND, next.payload(), 0, next.payload().length)) {
            return false;
        }
        queue.poll();
        current = next;
        return true;
    }

    @Override
    public void close() {
        port.close();
    }
}
