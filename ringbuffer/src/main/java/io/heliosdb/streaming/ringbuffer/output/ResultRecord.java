package io.heliosdb.streaming.ringbuffer.output;

import io.heliosdb.streaming.codecs.memory.Memory;

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

    /** Whether it is no result but a mark, which every sink gets at its place among the results. */
    public boolean isMark() {
        return ResultDescriptor.sink(address) == ResultDescriptor.EVERY_SINK;
    }

    /** Number of a mark. */
    public long markNumber() {
        return Memory.getLong(rowAddress());
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
