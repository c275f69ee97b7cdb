package io.heliosdb.streaming.perf.proof.diskfull;

import io.heliosdb.streaming.codecs.storage.SystemCalls;

/** The calls of the operating system, the N-th of which goes wrong. One thread. */
final class FaultingCalls implements SystemCalls {
    private final SystemCalls calls;
    private final CallFault fault;
    private final long faultAt;
    private long count;

    FaultingCalls(final SystemCalls calls, final CallFault fault, final long faultAt) {
        this.calls = calls;
        this.fault = fault;
        this.faultAt = faultAt;
    }

    /** Whether the call that was to go wrong was made. */
    boolean hasStruck() {
        return count >= faultAt;
    }

    /** Counts a call; 0 if it is to be made, else its result. */
    private int strike() {
        count++;
        final boolean isDue = count == faultAt || (fault.isLasting() && count > faultAt);
        final boolean isFirstShort = fault.isShort() && count == faultAt;
        return isDue && !isFirstShort ? fault.result() : 0;
    }

    @Override
    public int open(final String path, final int way) {
        // A full disk opens what is there.
        final boolean isAffected = way == OPEN_NEW || fault.result() == CallFault.FAILS.result();
        final int result = isAffected ? strike() : 0;
        return result < 0 ? result : calls.open(path, way);
    }

    @Override
    public long size(final int descriptor) {
        return calls.size(descriptor);
    }

    @Override
    public long read(
            final int descriptor, final long position, final long address, final long length) {
        final int result = fault.result() == CallFault.FAILS.result() ? strike() : 0;
        return result < 0 ? result : calls.read(descriptor, position, address, length);
    }

    @Override
    public long write(
            final int descriptor, final long position, final long address, final long length) {
        final int result = strike();
        if (result < 0) {
            return result;
        }
        final boolean isShort = fault.isShort() && count == faultAt && length > 1;
        return calls.write(descriptor, position, address, isShort ? length / 2 : length);
    }

    @Override
    public int sync(final int descriptor) {
        final int result = strike();
        return result < 0 ? result : calls.sync(descriptor);
    }

    @Override
    public int syncNames(final int descriptor) {
        final int result = strike();
        return result < 0 ? result : calls.syncNames(descriptor);
    }

    @Override
    public int truncate(final int descriptor, final long size) {
        final int result = strike();
        return result < 0 ? result : calls.truncate(descriptor, size);
    }

    @Override
    public int close(final int descriptor) {
        return calls.close(descriptor);
    }

    @Override
    public int rename(final String from, final String to) {
        final int result = strike();
        return result < 0 ? result : calls.rename(from, to);
    }

    @Override
    public int remove(final String path) {
        final int result = fault.result() == CallFault.FAILS.result() ? strike() : 0;
        return result < 0 ? result : calls.remove(path);
    }

    @Override
    public int makeDirectory(final String path) {
        final int result = strike();
        return result < 0 ? result : calls.makeDirectory(path);
    }
}
