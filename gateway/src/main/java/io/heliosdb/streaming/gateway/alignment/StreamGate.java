package io.heliosdb.streaming.gateway.alignment;

import io.heliosdb.streaming.connectors.agent.ReadingGate;

import org.agrona.collections.ArrayUtil;
import org.agrona.concurrent.NanoClock;

/**
 * Where jobs hold back the source of one stream: it reads on if none of them objects. Jobs come and
 * go on the control plane's thread, the source asks on its own.
 */
public final class StreamGate implements ReadingGate {
    private static final AlignedStream[] NONE = {};

    private final NanoClock clock;

    /** Written by the control plane. */
    private volatile AlignedStream[] streams = NONE;

    /** Written by the control plane. */
    private volatile boolean isHeldBack;

    /** When the source has read something, or was kept from it; written by the source. */
    private volatile long activeNs;

    public StreamGate(final NanoClock clock) {
        this.clock = clock;
        activeNs = clock.nanoTime();
    }

    void add(final AlignedStream stream) {
        streams = ArrayUtil.add(streams, stream);
    }

    void remove(final AlignedStream stream) {
        streams = ArrayUtil.remove(streams, stream);
    }

    /** Nobody wants anything of it for now, or somebody does again. Control plane's thread. */
    public void holdBack(final boolean isUnwanted) {
        isHeldBack = isUnwanted;
    }

    @Override
    public boolean isClosed(final long sequencedBelow) {
        if (isHeldBack) {
            activeNs = clock.nanoTime();
            return true;
        }
        final AlignedStream[] all = streams;
        if (all.length == 0) {
            return false;
        }
        final long nowNs = clock.nanoTime();
        boolean isClosed = false;
        for (final AlignedStream stream : all) {
            isClosed |= stream.holdsBack(sequencedBelow, nowNs);
        }
        if (isClosed) {
            activeNs = nowNs; // who may not read is not idle
        }
        return isClosed;
    }

    @Override
    public void onRead() {
        if (streams.length > 0) {
            activeNs = clock.nanoTime();
        }
    }

    /** Whether the source has read nothing for so long although it might have. Any thread. */
    boolean isQuiet(final long timeoutNs, final long nowNs) {
        return nowNs - activeNs >= timeoutNs;
    }

    long nowNs() {
        return clock.nanoTime();
    }
}
