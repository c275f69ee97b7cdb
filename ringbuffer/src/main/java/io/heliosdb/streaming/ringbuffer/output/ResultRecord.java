package io.heliosdb.streaming.ringbuffer.output;

/** A view of one result in its page: flyweight, valid during the call it is passed to. */
public final class ResultRecord {
    private long address;

    ResultRecord() {}

    void wrap(final long newAddress) {
        address = newAddress;
    }

    /** Number of the sink it is for. */
    public int sink() {
        return ResultDescriptor.sink(address);
    }

    /** Code of its row kind. */
    public byte kind() {
        return ResultDescriptor.kind(address);
    }

    /** Row sequence of the log record that caused it. */
    public long rowSequence() {
        return ResultDescriptor.rowSequence(address);
    }

    /** Number among the results that its sink gets for that row sequence, from 0. */
    public int ordinal() {
        return ResultDescriptor.ordinal(address);
    }

    /** First byte of the row, divisible by 8. */
    public long rowAddress() {
        return address + ResultDescriptor.HEADER_LENGTH;
    }

    /** Bytes of the row. */
    public int rowLength() {
        return ResultDescriptor.length(address) - ResultDescriptor.HEADER_LENGTH;
    }
}
