package io.heliosdb.streaming.ringbuffer.agent;

import io.heliosdb.streaming.ringbuffer.counters.Counters;

import org.agrona.ErrorHandler;
import org.agrona.concurrent.NanoClock;

import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Settings of an {@link AgentGroup}. Set, {@link #conclude}d once, then read only. */
public final class AgentContext {
    /** Default of {@link #stallThresholdNs(long)}: longer than a time slice of a busy machine. */
    public static final long STALL_THRESHOLD_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private Threading threading = Threading.SHARED;
    private Idling idling;
    private boolean givesWay;
    private boolean naps;
    private long stallThresholdNs = STALL_THRESHOLD_NS;
    private NanoClock nanoClock;
    private Counters counters;
    private ErrorHandler errorHandler;
    private FailureListener failureListener = (roleName, error) -> {};
    private boolean isConcluded;

    /** Checks the settings; may be called once. */
    public AgentContext conclude() {
        change();
        Objects.requireNonNull(nanoClock, "nanoClock");
        Objects.requireNonNull(counters, "counters");
        Objects.requireNonNull(errorHandler, "errorHandler");
        isConcluded = true;
        return this;
    }

    boolean isConcluded() {
        return isConcluded;
    }

    private void change() {
        if (isConcluded) {
            throw new IllegalStateException("already concluded");
        }
    }

    public AgentContext threading(final Threading mode) {
        change();
        threading = mode;
        return this;
    }

    public Threading threading() {
        return threading;
    }

    /** What idle threads do; if not set, whatever suits the number of threads and cores. */
    public AgentContext idling(final Idling mode) {
        change();
        idling = mode;
        return this;
    }

    /** Threads give way to those of other groups: for work that nobody waits for. */
    public AgentContext givesWay(final boolean isInBackground) {
        change();
        givesWay = isInBackground;
        return this;
    }

    boolean givesWay() {
        return givesWay;
    }

    /**
     * Threads sleep for up to a millisecond when nothing has come for a while, until one of the
     * group finds work.
     */
    public AgentContext naps(final boolean mayNap) {
        change();
        naps = mayNap;
        return this;
    }

    boolean naps() {
        return naps;
    }

    Idling idling(final int threadCount) {
        return idling == null
                ? Idling.suitable(threadCount, Runtime.getRuntime().availableProcessors())
                : idling;
    }

    /**
     * Duty cycles longer than this count as stalls. A cycle lasts from start to start, idling
     * included.
     */
    public AgentContext stallThresholdNs(final long nanos) {
        change();
        stallThresholdNs = nanos;
        return this;
    }

    public long stallThresholdNs() {
        return stallThresholdNs;
    }

    /** Measures duty cycles. */
    public AgentContext nanoClock(final NanoClock clock) {
        change();
        nanoClock = clock;
        return this;
    }

    public NanoClock nanoClock() {
        return nanoClock;
    }

    public AgentContext counters(final Counters allCounters) {
        change();
        counters = allCounters;
        return this;
    }

    public Counters counters() {
        return counters;
    }

    /** Where errors of agents are recorded: the distinct-error log. */
    public AgentContext errorHandler(final ErrorHandler handler) {
        change();
        errorHandler = handler;
        return this;
    }

    public ErrorHandler errorHandler() {
        return errorHandler;
    }

    public AgentContext failureListener(final FailureListener listener) {
        change();
        failureListener = listener;
        return this;
    }

    public FailureListener failureListener() {
        return failureListener;
    }
}
