package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.SystemCalls;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/** A disk on which calls that need room find none, from a given one on until it is emptied. */
final class FullDisk {
    private static final int ENOSPC = 28;
    private static final Set<String> NEED_ROOM =
            Set.of("open", "write", "makeDirectory", "rename", "remove");

    private final SystemCalls calls = FileStorage.systemCalls();
    private long callsLeft = Long.MAX_VALUE;

    Storage storage() {
        return new FileStorage(
                (SystemCalls)
                        Proxy.newProxyInstance(
                                FullDisk.class.getClassLoader(),
                                new Class<?>[] {SystemCalls.class},
                                (proxy, method, arguments) -> call(method, arguments)));
    }

    /** So many calls that need room find it. */
    void fillBehind(final long callCount) {
        callsLeft = callCount;
    }

    void empty() {
        callsLeft = Long.MAX_VALUE;
    }

    boolean isFull() {
        return callsLeft == 0;
    }

    private Object call(final Method method, final Object... arguments)
            throws ReflectiveOperationException {
        if (needsRoom(method, arguments)) {
            if (callsLeft == 0) {
                return method.getReturnType() == long.class ? (Object) (long) -ENOSPC : -ENOSPC;
            }
            callsLeft--;
        }
        return method.invoke(calls, arguments);
    }

    /** Opening what is there needs none. */
    private static boolean needsRoom(final Method method, final Object... arguments) {
        return NEED_ROOM.contains(method.getName())
                && (!method.getName().equals("open") || (int) arguments[1] == SystemCalls.OPEN_NEW);
    }
}
