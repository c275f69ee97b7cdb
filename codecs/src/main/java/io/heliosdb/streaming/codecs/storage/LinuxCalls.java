package io.heliosdb.streaming.codecs.storage;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The calls of Linux, through the C library. In place of file channels because an interrupt closes
 * those under everybody who uses them, and because a number says what went wrong in every language
 * of the machine.
 */
final class LinuxCalls implements SystemCalls {
    private static final int O_RDWR = 2;
    private static final int O_CREAT_EXCL = 0x40 | 0x80;
    private static final int O_CLOEXEC = 0x80000;
    private static final int FILE_OF_OWNER = 0600;
    private static final int FOLDER_OF_OWNER = 0700;
    private static final int SEEK_END = 2;
    private static final int EINTR = 4;

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final ThreadLocal<MemorySegment> CAPTURED =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(STATE));

    private static final MethodHandle OPEN =
            handle("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT), 2);
    private static final MethodHandle LSEEK =
            handle("lseek", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT), -1);
    private static final MethodHandle PREAD = transfer("pread");
    private static final MethodHandle PWRITE = transfer("pwrite");
    private static final MethodHandle FDATASYNC = ofDescriptor("fdatasync");
    private static final MethodHandle FSYNC = ofDescriptor("fsync");
    private static final MethodHandle FTRUNCATE =
            handle("ftruncate", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG), -1);
    private static final MethodHandle CLOSE = ofDescriptor("close");
    private static final MethodHandle RENAME =
            handle("rename", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS), -1);
    private static final MethodHandle REMOVE =
            handle("remove", FunctionDescriptor.of(JAVA_INT, ADDRESS), -1);
    private static final MethodHandle MKDIR =
            handle("mkdir", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), -1);

    /** A call on a path or a descriptor whose result tells by -1 that it failed. */
    private interface Call {
        long make(MemorySegment captured) throws Throwable;
    }

    private static MethodHandle ofDescriptor(final String name) {
        return handle(name, FunctionDescriptor.of(JAVA_INT, JAVA_INT), -1);
    }

    private static MethodHandle transfer(final String name) {
        return handle(
                name,
                FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                -1);
    }

    /** Restricted because a wrong descriptor could crash the process; these are the manual's. */
    @SuppressWarnings("restricted")
    private static MethodHandle handle(
            final String name, final FunctionDescriptor descriptor, final int firstVariadic) {
        final Linker linker = Linker.nativeLinker();
        final MemorySegment function = linker.defaultLookup().findOrThrow(name);
        final Linker.Option errno = Linker.Option.captureCallState("errno");
        return firstVariadic < 0
                ? linker.downcallHandle(function, descriptor, errno)
                : linker.downcallHandle(
                        function, descriptor, errno, Linker.Option.firstVariadicArg(firstVariadic));
    }

    @Override
    public int open(final String path, final int way) {
        final int flags =
                O_CLOEXEC
                        | switch (way) {
                            case OPEN_TO_READ -> 0;
                            case OPEN_TO_WRITE -> O_RDWR;
                            default -> O_RDWR | O_CREAT_EXCL;
                        };
        try (Arena arena = Arena.ofConfined()) {
            final MemorySegment name = arena.allocateFrom(path);
            return (int)
                    call(captured -> (int) OPEN.invokeExact(captured, name, flags, FILE_OF_OWNER));
        }
    }

    @Override
    public long size(final int descriptor) {
        return call(captured -> (long) LSEEK.invokeExact(captured, descriptor, 0L, SEEK_END));
    }

    @Override
    public long read(
            final int descriptor, final long position, final long address, final long length) {
        return transfer(false, descriptor, position, address, length);
    }

    @Override
    public long write(
            final int descriptor, final long position, final long address, final long length) {
        return transfer(true, descriptor, position, address, length);
    }

    /** As {@link #call}, without an object for the call, however it is compiled. */
    private static long transfer(
            final boolean isWrite,
            final int descriptor,
            final long position,
            final long address,
            final long length) {
        final MemorySegment captured = CAPTURED.get();
        long result = -EINTR;
        while (result == -EINTR) {
            try {
                final long count =
                        isWrite
                                ? (long)
                                        PWRITE.invokeExact(
                                                captured, descriptor, address, length, position)
                                : (long)
                                        PREAD.invokeExact(
                                                captured, descriptor, address, length, position);
                result = answer(captured, count);
            } catch (final Throwable impossible) {
                throw new AssertionError(impossible);
            }
        }
        return result;
    }

    @Override
    public int sync(final int descriptor) {
        return (int) call(captured -> (int) FDATASYNC.invokeExact(captured, descriptor));
    }

    @Override
    public int syncNames(final int descriptor) {
        return (int) call(captured -> (int) FSYNC.invokeExact(captured, descriptor));
    }

    @Override
    public int truncate(final int descriptor, final long size) {
        return (int) call(captured -> (int) FTRUNCATE.invokeExact(captured, descriptor, size));
    }

    /** Never repeated: Linux has given up the descriptor even when it answers with an error. */
    @Override
    public int close(final int descriptor) {
        return (int) once(captured -> (int) CLOSE.invokeExact(captured, descriptor));
    }

    @Override
    public int rename(final String from, final String to) {
        try (Arena arena = Arena.ofConfined()) {
            final MemorySegment old = arena.allocateFrom(from);
            final MemorySegment name = arena.allocateFrom(to);
            return (int) call(captured -> (int) RENAME.invokeExact(captured, old, name));
        }
    }

    @Override
    public int remove(final String path) {
        try (Arena arena = Arena.ofConfined()) {
            final MemorySegment name = arena.allocateFrom(path);
            return (int) call(captured -> (int) REMOVE.invokeExact(captured, name));
        }
    }

    @Override
    public int makeDirectory(final String path) {
        try (Arena arena = Arena.ofConfined()) {
            final MemorySegment name = arena.allocateFrom(path);
            return (int) call(captured -> (int) MKDIR.invokeExact(captured, name, FOLDER_OF_OWNER));
        }
    }

    /** Makes a call, again where a signal of the JVM cut it off. */
    private static long call(final Call call) {
        long result = once(call);
        while (result == -EINTR) {
            result = once(call);
        }
        return result;
    }

    private static long once(final Call call) {
        final MemorySegment captured = CAPTURED.get();
        try {
            return answer(captured, call.make(captured));
        } catch (final Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static long answer(final MemorySegment captured, final long result) {
        return result == -1 ? -(int) ERRNO.get(captured, 0L) : result;
    }
}
