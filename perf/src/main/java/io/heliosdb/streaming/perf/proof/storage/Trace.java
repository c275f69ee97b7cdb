package io.heliosdb.streaming.perf.proof.storage;

import io.heliosdb.streaming.codecs.storage.Storage;

import java.util.ArrayList;
import java.util.List;

/** What a program did to a storage, in order, and the promises it gave meanwhile. */
public final class Trace {
    /** A call that changed something; it can be done again on another storage. */
    interface Step {
        void redo(Storage storage, TracedFiles files);
    }

    private final List<Step> steps = new ArrayList<>();
    private final List<Promise> promises = new ArrayList<>();
    private Promise promise = new Promise(0, 0);

    /**
     * What must be there afterwards.
     *
     * @param forced after a loss of power
     * @param recorded after the death of the process alone
     */
    record Promise(long forced, long recorded) {}

    /** Notes a promise: from here on a loss of power must not undo what it stands for. */
    public synchronized void promise(final long value) {
        promise = new Promise(Math.max(promise.forced, value), promise.recorded);
    }

    /** Notes a promise: from here on the death of the process must not undo it. */
    public synchronized void promiseRecorded(final long value) {
        promise = new Promise(promise.forced, Math.max(promise.recorded, value));
    }

    synchronized void add(final Step step) {
        steps.add(step);
        promises.add(promise);
    }

    /** Calls that changed something. */
    public synchronized int length() {
        return steps.size();
    }

    synchronized Step step(final int index) {
        return steps.get(index);
    }

    /**
     * The promise that was in force when a call began: what was promised before it.
     *
     * @param length of the part of the trace that had been done
     */
    synchronized Promise promisedAfter(final int length) {
        return length < promises.size() ? promises.get(length) : promise;
    }
}
