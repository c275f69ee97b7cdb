package io.heliosdb.streaming.perf.proof.subject;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.state.journal.scan.ScanReport;

import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Journals rows in three lives, of which the first two are cut off without an end; a step is a row.
 * Segments and recordings are short, so that their ends are met.
 */
public final class JournalSubject implements Subject {
    private static final int LIVES = 3;
    private static final int ROWS_OF_ROUND = 4;

    private final long seed;
    private final int kib;

    /**
     * Prepares.
     *
     * @param kib of its files, about
     */
    JournalSubject(final long seed, final int kib) {
        this.seed = seed;
        this.kib = kib;
    }

    /** A round of rows is about a KiB. */
    private int rounds() {
        return Math.max(1, kib / LIVES);
    }

    private JournalLife open(final Storage storage, final Path folder) {
        return new JournalLife(seed, kib, storage, folder);
    }

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public void run(final Storage storage, final Path folder, final Promises promises) {
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < LIVES; i++) {
            try (JournalLife life = open(storage, folder);
                    KillPointWatch watch = new KillPointWatch(() -> life.tell(promises))) {
                watch.begin();
                for (int round = 0; round < rounds(); round++) {
                    promises.vouched(life.fsyncedBelow());
                    life.write(1 + random.nextInt(ROWS_OF_ROUND));
                    if (random.nextInt(3) > 0) {
                        life.force();
                    }
                    life.tell(promises);
                }
                if (i == LIVES - 1 && seed % 4 < 2) {
                    life.end();
                    life.tell(promises);
                    promises.vouched(life.fsyncedBelow());
                }
            }
        }
    }

    @Override
    public Found recover(final Storage storage, final Path folder) {
        final Ledger ledger;
        final long rows;
        final ScanReport report;
        try (JournalLife life = open(storage, folder)) {
            rows = life.rows();
            report = life.report();
            ledger = life.ledger();
            life.write(1);
            life.force();
            if (life.fsyncedBelow() != rows + 1) {
                throw new BrokenPromiseException("the next row was not journaled");
            }
        }
        if (ledger.openBytes() != 0) {
            throw new BrokenPromiseException(ledger.openBytes() + " bytes of memory leaked");
        }
        return new Found(rows, !report.cuts().isEmpty());
    }
}
