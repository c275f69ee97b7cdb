package io.heliosdb.streaming.perf.proof.storage;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Decides what goes wrong with each call; it may also let simulated time pass. */
@FunctionalInterface
public interface DiskFaults {
    /** Nothing goes wrong. */
    DiskFaults NONE = (_, _, _) -> DiskFault.NONE;

    /**
     * Asked before each call.
     *
     * @param number of the call, from 1
     * @param call what is asked
     * @param file or folder that it is about
     */
    DiskFault next(long number, Call call, Path file);

    /** One fault, at the N-th call. */
    static DiskFaults at(final long number, final DiskFault fault) {
        return (count, _, _) -> count == number ? fault : DiskFault.NONE;
    }

    /** A fault at the N-th call and at all that follow, as of a disk that has gone. */
    static DiskFaults from(final long number, final DiskFault fault) {
        return (count, _, _) -> count >= number ? fault : DiskFault.NONE;
    }

    /**
     * One fault, at the N-th time that something below a folder, or a name in it, is to reach the
     * disk for good.
     */
    static DiskFaults atForce(final Path folder, final long number, final DiskFault fault) {
        final AtomicLong forces = new AtomicLong();
        return (_, call, file) ->
                call.isForce() && file.startsWith(folder) && forces.incrementAndGet() == number
                        ? fault
                        : DiskFault.NONE;
    }

    /** A fault with a chance of one in {@code oneIn} at each call. */
    static DiskFaults random(final long seed, final int oneIn, final DiskFault... faults) {
        final SplittableRandom random = new SplittableRandom(seed);
        return (_, _, _) ->
                random.nextInt(oneIn) == 0 ? faults[random.nextInt(faults.length)] : DiskFault.NONE;
    }
}
