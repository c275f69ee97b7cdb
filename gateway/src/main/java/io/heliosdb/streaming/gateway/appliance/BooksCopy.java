package io.heliosdb.streaming.gateway.appliance;

/** The books as they are at a barrier. */
final class BooksCopy {
    private final long checkpoint;
    private final long barrier;
    private final byte[] books;

    /**
     * @param checkpoint its number
     * @param barrier row sequence of the barrier's record
     * @param books not changed afterwards
     */
    BooksCopy(final long checkpoint, final long barrier, final byte[] books) {
        this.checkpoint = checkpoint;
        this.barrier = barrier;
        this.books = books;
    }

    long checkpoint() {
        return checkpoint;
    }

    long barrier() {
        return barrier;
    }

    byte[] books() {
        return books;
    }
}
