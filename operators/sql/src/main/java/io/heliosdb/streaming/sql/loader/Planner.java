package io.heliosdb.streaming.sql.loader;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.sql.SqlError;

import org.agrona.concurrent.NanoClock;

import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The planner of a process, shared by its SQL sessions. Loaded by the first request; unloaded when
 * nobody has asked for a while, and on close.
 *
 * <p>Any thread may call; requests are answered one at a time.
 */
public final class Planner implements AutoCloseable {
    /** After this time without a request the planner is unloaded. */
    public static final long DEFAULT_IDLE_NS = TimeUnit.MINUTES.toNanos(10);

    /** How long one request may take, the planner's loading included. */
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);

    private final PlannerFolder folder;
    private final PlannerClasses classes;
    private final NanoClock clock;
    private final long idleNs;
    private final long patienceNs;
    private PlanningThread thread;
    private int loads;

    /** A planner that is unloaded after {@link #DEFAULT_IDLE_NS}. */
    public Planner(final PlannerFolder folder, final NanoClock clock) {
        this(folder, clock, DEFAULT_IDLE_NS);
    }

    Planner(final PlannerFolder folder, final NanoClock clock, final long idleNs) {
        this(folder, clock, idleNs, PATIENCE_NS);
    }

    /**
     * A planner for a process in which it may have to wait for a processor.
     *
     * @param idleNs after this time without a request it is unloaded
     * @param patienceNs how long one request may take, the planner's loading included
     */
    public Planner(
            final PlannerFolder folder,
            final NanoClock clock,
            final long idleNs,
            final long patienceNs) {
        this.folder = folder;
        this.classes = new PlannerClasses(folder, folder.areClassesKept());
        this.clock = clock;
        this.idleNs = idleNs;
        this.patienceNs = patienceNs;
    }

    public PlannerFolder folder() {
        return folder;
    }

    /**
     * Begins to load in the background, if it is not loaded; what goes wrong shows at the first
     * request.
     */
    public void warmUp() {
        loaded();
    }

    /**
     * Brings the session's bridge up to its log, then answers.
     *
     * @param log the session
     * @param request as the bridge expects it
     * @return the bridge's answer; if an entry of the log failed its failure, with the entry's
     *     number as {@code entry}
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HSQL-0901} if the planner
     *     cannot be loaded
     */
    public Map<String, Object> ask(final PlannerLog log, final Map<String, Object> request) {
        while (true) {
            final PlanningThread current = loaded();
            final PlanningThread.Request asked = new PlanningThread.Request(log, request);
            if (current.offer(asked)) {
                final Map<String, Object> answer =
                        asked.await(TimeUnit.NANOSECONDS.toMillis(patienceNs));
                if (answer != null) {
                    return answer;
                }
                forget(current);
                current.abandon();
                throw HeliosException.of(
                                SqlError.PLANNER_TOO_SLOW, "the planner did not come to an end")
                        .detail("after " + TimeUnit.NANOSECONDS.toSeconds(patienceNs) + " s")
                        .hint("split the statement: its expressions or its tables are too large");
            }
            forget(current);
        }
    }

    /** How often it has been loaded. */
    public synchronized int loads() {
        return loads;
    }

    /** Whether a planning thread is running. */
    public synchronized boolean isLoaded() {
        return thread != null && thread.isAlive();
    }

    /** The thread at work, or null; for tests that look for what it leaves behind. */
    synchronized PlanningThread thread() {
        return thread;
    }

    /** Unloads the planner and waits for its thread to end. */
    @Override
    public void close() {
        unload();
    }

    /** As {@link #close}; the next request loads it again. */
    public void unload() {
        final PlanningThread last;
        synchronized (this) {
            last = thread;
            thread = null;
        }
        if (last != null) {
            last.end();
        }
    }

    private synchronized PlanningThread loaded() {
        if (thread == null) {
            thread = new PlanningThread(classes, folder.jars(), clock, idleNs);
            loads++;
            thread.start();
        }
        return thread;
    }

    private synchronized void forget(final PlanningThread ended) {
        if (thread == ended) {
            thread = null;
        }
    }
}
