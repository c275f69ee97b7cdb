package io.heliosdb.streaming.perf.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/**
 * What the way of an event may not touch: everything that allocates by design, blocks, or formats
 * text.
 */
final class DataPlaneTest {
    private static final List<String> DATA_PLANE =
            List.of("codecs.memory", "codecs.row", "ringbuffer.log", "ringbuffer.page", "state");

    private static final List<String> FORBIDDEN =
            List.of(
                    "java.util.stream",
                    "java.util.Formatter",
                    "java.util.concurrent.locks.ReentrantLock",
                    "java.util.concurrent.locks.ReentrantReadWriteLock",
                    "java.util.concurrent.locks.StampedLock",
                    "java.util.concurrent.BlockingQueue",
                    "java.util.concurrent.ConcurrentHashMap",
                    "java.util.logging",
                    "java.lang.System$Logger",
                    "org.slf4j",
                    "java.lang.reflect");

    @Test
    void usesNothingThatBlocksOrFormats() {
        assertThat(
                        ProductClasses.uses(
                                ProductClasses.all(),
                                (user, used) ->
                                        isDataPlane(user.getPackageName())
                                                && FORBIDDEN.stream()
                                                        .anyMatch(
                                                                name ->
                                                                        isOrIsWithin(
                                                                                used.getName(),
                                                                                name))))
                .isEmpty();
    }

    private static boolean isDataPlane(final String packageName) {
        return DATA_PLANE.stream()
                .anyMatch(
                        name ->
                                ProductModule.isWithin(
                                        packageName, ProductModule.ROOT_PACKAGE + name));
    }

    private static boolean isOrIsWithin(final String className, final String name) {
        return className.equals(name) || className.startsWith(name + ".");
    }
}
