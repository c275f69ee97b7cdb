package io.heliosdb.streaming.replication.archive;

import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.RecordingWriter;

import java.nio.file.Path;

/** A process that writes a journal until it is killed, and says what has been recorded. */
final class KilledProcess {
    static final int LENGTH = 5000;

    private KilledProcess() {}

    /** Argument: the folder. Prints how many records are recorded, a number a line, for ever. */
    public static void main(final String[] arguments) {
        final Fixture fixture = new Fixture(Path.of(arguments[0]));
        final JournalStore store = new ArchiveJournalStore(fixture.context().conclude());
        final RecordingWriter writer = store.start();
        for (int number = 0; true; number++) {
            Fixture.awaitRecorded(writer, fixture.append(writer, LENGTH, number));
            System.out.println(number + 1);
        }
    }
}
