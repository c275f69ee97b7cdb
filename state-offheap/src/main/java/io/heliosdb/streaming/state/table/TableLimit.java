package io.heliosdb.streaming.state.table;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.state.error.StateError;
import io.heliosdb.streaming.state.memory.StateMemory;

/** What happens to a table that is full. */
final class TableLimit {
    private TableLimit() {}

    static HeliosException reached(
            final StateMemory memory, final String name, final int maxEntries) {
        return HeliosException.of(
                        StateError.ENTRY_LIMIT,
                        "table " + name + " of " + memory.owner() + " is full")
                .detail("its limit is " + maxEntries + " keys")
                .hint("raise the limit of keys, or let fewer keys live at once");
    }
}
