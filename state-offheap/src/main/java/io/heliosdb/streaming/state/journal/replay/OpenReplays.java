package io.heliosdb.streaming.state.journal.replay;

import java.util.ArrayList;
import java.util.List;

/**
 * The replays that are under way, so that nothing is deleted in front of them. Any thread; used
 * when one begins or ends, and by the journal's keeper.
 */
public final class OpenReplays {
    private final List<ReplayReader> readers = new ArrayList<>();

    synchronized void add(final ReplayReader reader) {
        readers.add(reader);
    }

    synchronized void remove(final ReplayReader reader) {
        readers.remove(reader);
    }

    /** Row sequence that the last of them is at; {@link Long#MAX_VALUE} if none is under way. */
    public synchronized long neededFrom() {
        long neededFrom = Long.MAX_VALUE;
        for (final ReplayReader reader : readers) {
            neededFrom = Math.min(neededFrom, reader.neededFrom());
        }
        return neededFrom;
    }
}
