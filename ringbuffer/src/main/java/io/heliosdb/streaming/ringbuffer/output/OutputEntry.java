package io.heliosdb.streaming.ringbuffer.output;

/** Descriptor of a batch of result records in the output ring. */
final class OutputEntry {
    private long address;
    private int length;

    void wrap(final long newAddress, final int newLength) {
        address = newAddress;
        length = newLength;
    }

    long address() {
        return address;
    }

    long endAddress() {
        return address + length;
    }
}
