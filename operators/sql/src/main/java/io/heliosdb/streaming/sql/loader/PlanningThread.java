package io.heliosdb.streaming.sql.loader;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.sql.SqlError;

import org.agrona.concurrent.NanoClock;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * One life of the planner: loads it, answers, and ends when idle or told to. Nothing outside this
 * thread ever refers to the class loader but weakly.
 */
final class PlanningThread {
    private static final String BRIDGE = "io.heliosdb.streaming.sql.bridge.PlannerBridge";

    /** Deep expressions make the planner recurse deeply. */
    private static final long STACK_BYTES = 64L << 20;

    /** How often an idle thread looks at the clock. */
    private static final long LOOK_MS = 100;

    private final LinkedBlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final PlannerClasses classes;
    private final List<URL> jars;
    private final NanoClock clock;
    private final long idleNs;
    private final Thread thread;
    private boolean isEnding;
    private boolean isOver;
    private volatile WeakReference<ClassLoader> loader = new WeakReference<>(null);

    PlanningThread(
            final PlannerClasses classes,
            final List<URL> jars,
            final NanoClock clock,
            final long idleNs) {
        this.classes = classes;
        this.jars = jars;
        this.clock = clock;
        this.idleNs = idleNs;
        this.thread = new Thread(null, this::run, "sql-planner", STACK_BYTES);
        this.thread.setDaemon(true);
    }

    /** A question and where its answer will be. */
    static final class Request {
        private final PlannerLog log;
        private final Map<String, Object> content;
        private final CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();

        Request(final PlannerLog log, final Map<String, Object> content) {
            this.log = log;
            this.content = content;
        }

        /** The answer, or null when it takes longer than that. */
        Map<String, Object> await(final long timeoutMs) {
            try {
                return answer.orTimeout(timeoutMs, TimeUnit.MILLISECONDS).join();
            } catch (final CompletionException e) {
                if (e.getCause() instanceof TimeoutException) {
                    return null;
                }
                throw e.getCause() instanceof HeliosException known ? known : failed(e.getCause());
            }
        }
    }

    void start() {
        thread.start();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    WeakReference<ClassLoader> loader() {
        return loader;
    }

    /** Hands a request over, unless the thread has decided to end. */
    synchronized boolean offer(final Request request) {
        return !isOver && requests.add(request);
    }

    /** Lets the thread finish what it is at, without waiting for it. */
    synchronized void abandon() {
        isEnding = true;
    }

    /** Lets the thread finish what it was asked, and waits for its end. */
    void end() {
        synchronized (this) {
            isEnding = true;
        }
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (final InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (PlannerClasses.Lent lent = classes.lend(jars)) {
            final URLClassLoader planner = lent.loader();
            loader = new WeakReference<>(planner);
            Thread.currentThread().setContextClassLoader(planner);
            answer(planner);
        } catch (final IOException | ReflectiveOperationException | LinkageError e) {
            refuseAll(e);
        } finally {
            // The thread's object may live longer than the thread.
            Thread.currentThread().setContextClassLoader(null);
        }
    }

    private void answer(final URLClassLoader planner) throws ReflectiveOperationException {
        final Class<?> bridgeClass = planner.loadClass(BRIDGE);
        final Map<PlannerLog, Bridge> bridges = new WeakHashMap<>();
        long lastUseNs = clock.nanoTime();
        while (true) {
            final Request request = next();
            if (request != null) {
                Bridge bridge = bridges.get(request.log);
                if (bridge == null) {
                    bridge = Bridge.of(bridgeClass);
                    bridges.put(request.log, bridge);
                }
                lastUseNs =
                        clock.nanoTime(); // before the answer is out: who has it may move the clock
                complete(request, bridge);
            } else if (isOver(clock.nanoTime() - lastUseNs)) {
                return;
            }
        }
    }

    private Request next() {
        try {
            return requests.poll(LOOK_MS, TimeUnit.MILLISECONDS);
        } catch (final InterruptedException e) {
            synchronized (this) {
                isEnding = true;
            }
            return null;
        }
    }

    private synchronized boolean isOver(final long sinceUseNs) {
        isOver = requests.isEmpty() && (isEnding || sinceUseNs >= idleNs);
        return isOver;
    }

    private static void complete(final Request request, final Bridge bridge) {
        try {
            request.answer.complete(bridge.answer(request.log, request.content));
        } catch (final RuntimeException | Error e) {
            request.answer.completeExceptionally(failed(e));
        }
    }

    private synchronized void refuseAll(final Throwable cause) {
        isOver = true;
        requests.forEach(request -> request.answer.completeExceptionally(failed(cause)));
    }

    /** The cause is kept as text only: as an object it would keep the planner's classes alive. */
    private static HeliosException failed(final Throwable cause) {
        return HeliosException.of(SqlError.PLANNER_FAILED, "the planner failed")
                .detail(String.valueOf(cause))
                .hint("please report this with the script");
    }

    /** A session's half in the planner, and how much of the session's log it has seen. */
    private static final class Bridge {
        private final Function<Map<String, Object>, Map<String, Object>> function;
        private int seen = -1;

        private Bridge(final Function<Map<String, Object>, Map<String, Object>> function) {
            this.function = function;
        }

        @SuppressWarnings("unchecked") // the bridge is a function of these types by contract
        static Bridge of(final Class<?> bridgeClass) throws ReflectiveOperationException {
            return new Bridge(
                    (Function<Map<String, Object>, Map<String, Object>>)
                            bridgeClass.getConstructor().newInstance());
        }

        Map<String, Object> answer(final PlannerLog log, final Map<String, Object> request) {
            if (seen < 0) {
                final Map<String, Object> opened = function.apply(log.opening());
                if (opened.containsKey("failure")) {
                    return opened;
                }
                seen = 0;
            }
            final List<Record> entries = log.entries();
            for (; seen < entries.size(); seen++) {
                final Map<String, Object> answer =
                        function.apply(
                                switch (entries.get(seen)) {
                                    case PlannerLog.Ddl ddl ->
                                            Map.of(
                                                    "call",
                                                    "execute",
                                                    "statements",
                                                    List.of(ddl.text()));
                                    case PlannerLog.Function function ->
                                            Map.of(
                                                    "call",
                                                    "function",
                                                    "statements",
                                                    List.of(function.text()),
                                                    "facts",
                                                    function.facts());
                                    case PlannerLog.Options options ->
                                            Map.of(
                                                    "call",
                                                    "configure",
                                                    "options",
                                                    options.options());
                                    default -> throw new IllegalStateException("unknown entry");
                                });
                if (answer.containsKey("failure")) {
                    return Map.of("failure", answer.get("failure"), "entry", seen);
                }
            }
            return function.apply(request);
        }
    }
}
