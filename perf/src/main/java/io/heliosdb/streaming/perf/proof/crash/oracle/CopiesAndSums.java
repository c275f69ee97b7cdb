package io.heliosdb.streaming.perf.proof.crash.oracle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Two sinks of one table of events: one gets each event, the other sums by key and window. */
public final class CopiesAndSums {
    private final Script script;
    private final SinkFolder copies;
    private final SinkFolder sums;
    private final Deliveries deliveries;
    private final WindowSums windows;

    /**
     * Prepares.
     *
     * @param script of the events
     * @param producers how many
     * @param copies folder of the sink that gets every event
     * @param sums folder of the sink that gets the windows
     * @param violation takes what was found
     */
    public CopiesAndSums(
            final Script script,
            final int producers,
            final Path copies,
            final Path sums,
            final Consumer<String> violation) {
        this.script = script;
        this.copies = new SinkFolder(copies, violation);
        this.sums = new SinkFolder(sums, violation);
        deliveries = new Deliveries(script, producers, violation);
        windows = new WindowSums(violation);
    }

    /** Reads what the sinks show by now; whoever shows a row shows it for ever. */
    public void look() throws IOException {
        copies.readNew(deliveries::onRow);
        sums.readNew(windows::onRow);
    }

    /**
     * Compares the sums, when all windows are closed.
     *
     * @param counts events of each producer, the closing one left out
     */
    public void checkSums(final long[] counts) {
        windows.check(script, counts);
    }

    /** Events of a producer that have come, if none is missing. */
    public long delivered(final int producer) {
        return deliveries.delivered(producer);
    }

    /** Events of all producers that have come. */
    public long delivered() {
        return deliveries.delivered();
    }

    /** Windows that the sink has shown. */
    public int windows() {
        return windows.windows();
    }

    /** Files that the sinks have shown. */
    public int files() {
        return copies.files() + sums.files();
    }
}
