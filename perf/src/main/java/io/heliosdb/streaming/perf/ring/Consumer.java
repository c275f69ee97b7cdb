package io.heliosdb.streaming.perf.ring;

/** The consumer's thread: spins on its lane until all rows that were sent have come. */
final class Consumer implements Runnable {
    private final Lane lane;
    private final Receipt receipt;
    private final Thread thread;
    private volatile long sent = Long.MAX_VALUE;

    Consumer(final Lane lane, final Receipt receipt) {
        this.lane = lane;
        this.receipt = receipt;
        thread = Thread.ofPlatform().daemon().name("consumer").start(this);
    }

    @Override
    public void run() {
        while (receipt.rowCount() < sent) {
            if (lane.receive(receipt) == 0) {
                Thread.onSpinWait();
            }
        }
    }

    /** Producer's thread: waits until the consumer has got as many rows and has ended. */
    void join(final long rowCount) {
        sent = rowCount;
        try {
            thread.join();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
