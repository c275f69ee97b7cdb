package io.heliosdb.streaming.codecs.memory;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Anonymous memory mappings of Linux: {@code mmap}, {@code munmap}, {@code madvise}. */
final class Mapping {
    static final int PAGE_BYTES = 4096;
    private static final long HUGE_PAGE_BYTES = 2L << 20;

    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_PRIVATE_ANONYMOUS_NORESERVE = 0x02 | 0x20 | 0x4000;
    private static final int MADV_HUGEPAGE = 14;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle MMAP =
            handle(
                    "mmap",
                    FunctionDescriptor.of(
                            JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT,
                            JAVA_LONG));
    private static final MethodHandle MUNMAP =
            handle("munmap", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle MADVISE =
            handle("madvise", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));

    private Mapping() {}

    /**
     * Restricted because a wrong descriptor could crash the process; these three are the only ones.
     */
    @SuppressWarnings("restricted")
    private static MethodHandle handle(final String name, final FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor);
    }

    static long roundUp(final long bytes) {
        return Math.addExact(bytes, PAGE_BYTES - 1) & -PAGE_BYTES;
    }

    /**
     * Maps whole pages and returns their address, aligned to 2 MiB when at least that large, or 0
     * if the system refuses.
     */
    static long map(final long bytes) {
        final boolean isHuge = bytes >= HUGE_PAGE_BYTES;
        final long mapped = mmap(isHuge ? bytes + HUGE_PAGE_BYTES : bytes);
        if (mapped == 0 || !isHuge) {
            return mapped;
        }
        final long aligned = (mapped + HUGE_PAGE_BYTES - 1) & -HUGE_PAGE_BYTES;
        if (aligned > mapped) {
            unmap(mapped, aligned - mapped);
        }
        final long tail = mapped + HUGE_PAGE_BYTES - aligned;
        if (tail > 0) {
            unmap(aligned + bytes, tail);
        }
        adviseHugePages(aligned, bytes);
        return aligned;
    }

    private static long mmap(final long bytes) {
        try {
            final long address =
                    (long)
                            MMAP.invokeExact(
                                    MemorySegment.NULL,
                                    bytes,
                                    PROT_READ_WRITE,
                                    MAP_PRIVATE_ANONYMOUS_NORESERVE,
                                    -1,
                                    0L);
            return address == -1 ? 0 : address;
        } catch (final Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    static void unmap(final long address, final long bytes) {
        try {
            if ((int) MUNMAP.invokeExact(address, bytes) != 0) {
                throw new IllegalStateException("munmap failed at " + Long.toHexString(address));
            }
        } catch (final RuntimeException e) {
            throw e;
        } catch (final Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Advice only: a kernel without huge pages answers with an error that changes nothing. */
    private static void adviseHugePages(final long address, final long bytes) {
        try {
            final int ignored = (int) MADVISE.invokeExact(address, bytes, MADV_HUGEPAGE);
            assert ignored <= 0;
        } catch (final Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }
}
