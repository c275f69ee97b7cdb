package io.heliosdb.streaming.sql.loader;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The planner's classes, some twelve thousand of them, which take seconds to load. A planner has
 * them to itself while it lives. Behind it they are unloaded, or, in a process that starts many
 * planners one after the other, kept for the next one from the same jars.
 *
 * <p>Any thread may call.
 */
final class PlannerClasses {
    private static final Map<String, Deque<URLClassLoader>> KEPT = new HashMap<>();

    private final PlannerFolder folder;
    private final boolean areKept;

    /**
     * @param areKept whether they are kept; for as long as the process lives then
     */
    PlannerClasses(final PlannerFolder folder, final boolean areKept) {
        this.folder = folder;
        this.areKept = areKept;
    }

    /** The classes of a planner that starts; to be closed when it ends. */
    Lent lend(final List<URL> jars) {
        final URLClassLoader kept = areKept ? kept() : null;
        return new Lent(kept == null ? load(jars) : kept);
    }

    private static URLClassLoader load(final List<URL> jars) {
        final URLClassLoader loader =
                new URLClassLoader(
                        "planner", jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        // Calcite asserts what Flink's plans do not keep; nobody runs them so.
        loader.clearAssertionStatus();
        return loader;
    }

    private URLClassLoader kept() {
        synchronized (KEPT) {
            final Deque<URLClassLoader> loaders = KEPT.get(folder.fingerprint());
            return loaders == null ? null : loaders.poll();
        }
    }

    /** What a planner has while it lives. */
    final class Lent implements AutoCloseable {
        private final URLClassLoader loader;

        private Lent(final URLClassLoader loader) {
            this.loader = loader;
        }

        URLClassLoader loader() {
            return loader;
        }

        @Override
        public void close() throws IOException {
            if (areKept) {
                synchronized (KEPT) {
                    KEPT.computeIfAbsent(folder.fingerprint(), _ -> new ArrayDeque<>())
                            .push(loader);
                }
            } else {
                loader.close();
            }
        }
    }
}
