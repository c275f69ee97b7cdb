package io.heliosdb.streaming.codecs.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts the bytes of native memory that are open, by tag and owner, against a limit. One per
 * engine; used on the control plane and by arenas that grow, from any thread. Booking for an owner
 * that has memory of that tag already allocates nothing.
 *
 * <p>At the end of an engine's life {@link #close} forbids further arenas and fails unless {@link
 * #openBytes()} is zero; {@link #open()} names what is not.
 */
public final class Ledger implements AutoCloseable {
    private final long limitBytes;

    /** What is open, by tag and owner; an account that comes to nothing is taken out. */
    private final SortedMap<String, SortedMap<String, Account>> accounts = new TreeMap<>();

    private long openBytes;
    private long peakBytes;
    private long refusedCount;
    private boolean isClosed;

    /** The open bytes of one owner under one tag. */
    private static final class Account {
        private long bytes;
    }

    /**
     * @param limitBytes most bytes that may be open at once
     */
    public Ledger(final long limitBytes) {
        this.limitBytes = limitBytes;
    }

    /** Books bytes, or refuses them by returning false when the limit would be passed. */
    synchronized boolean tryOpen(final String tag, final String owner, final long bytes) {
        if (isClosed) {
            throw new IllegalStateException("ledger is closed: " + tag + " of " + owner);
        }
        if (bytes > limitBytes - openBytes) {
            refusedCount++;
            return false;
        }
        openBytes += bytes;
        peakBytes = Math.max(peakBytes, openBytes);
        account(tag, owner).bytes += bytes;
        return true;
    }

    synchronized void closed(final String tag, final String owner, final long bytes) {
        openBytes -= bytes;
        final Account account = account(tag, owner);
        account.bytes -= bytes;
        if (account.bytes == 0) {
            accounts.get(tag).remove(owner);
        }
    }

    private Account account(final String tag, final String owner) {
        return accounts.computeIfAbsent(tag, first -> new TreeMap<>())
                .computeIfAbsent(owner, first -> new Account());
    }

    public long limitBytes() {
        return limitBytes;
    }

    public synchronized long openBytes() {
        return openBytes;
    }

    /** Most bytes that were ever open at once. */
    public synchronized long peakBytes() {
        return peakBytes;
    }

    /** How often the limit was hit. */
    public synchronized long refusedCount() {
        return refusedCount;
    }

    /** Each open tag and owner with its bytes, in alphabetical order of tags, then owners. */
    public synchronized List<String> open() {
        final List<String> lines = new ArrayList<>();
        accounts.forEach(
                (tag, owners) ->
                        owners.forEach(
                                (owner, account) ->
                                        lines.add(
                                                tag
                                                        + " of "
                                                        + owner
                                                        + ": "
                                                        + account.bytes
                                                        + " bytes")));
        return lines;
    }

    /**
     * Ends the ledger: nothing opens any more.
     *
     * @throws IllegalStateException if something is still open, naming it
     */
    @Override
    public synchronized void close() {
        isClosed = true;
        if (openBytes != 0) {
            throw new IllegalStateException("memory still open: " + open());
        }
    }
}
