package io.heliosdb.streaming.perf.proof.crash.oracle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Compares what producers were told with what a run's sinks show. */
public final class Oracle {
    private final int producers;
    private final Path acks;
    private final Consumer<String> violation;
    private final CopiesAndSums sinks;
    private final SinkFolder quotients;
    private final Path deadLetters;
    private final List<String> shownQuotients = new ArrayList<>();

    /**
     * Prepares.
     *
     * @param script of the events
     * @param producers how many
     * @param acks folder of the logs of acknowledgements, one a producer
     * @param results where the process under test shows what it made
     * @param violation takes what was found
     */
    public Oracle(
            final Script script,
            final int producers,
            final Path acks,
            final Results results,
            final Consumer<String> violation) {
        this.producers = producers;
        this.acks = acks;
        this.violation = violation;
        this.sinks =
                new CopiesAndSums(script, producers, results.copies(), results.sums(), violation);
        this.quotients = new SinkFolder(results.quotients(), violation);
        this.deadLetters = results.deadLetters();
    }

    /** Name of a producer's log of acknowledgements. */
    public static Path ackFile(final Path folder, final int producer) {
        return folder.resolve(Script.producer(producer) + ".acks");
    }

    /** Reads what the sinks show by now; whoever shows a row shows it for ever. */
    public void look() throws IOException {
        sinks.look();
        quotients.readNew(shownQuotients::add);
    }

    /**
     * Compares at the end, when the engine has drained.
     *
     * @param sent events of each producer, the closing one included
     * @param closing the producer that sent the closing event
     */
    public void checkEnd(final long[] sent, final int closing) throws IOException {
        look();
        final long[] counts = new long[producers];
        for (int producer = 0; producer < producers; producer++) {
            final long acknowledged = AckLog.greatest(ackFile(acks, producer));
            final long delivered = sinks.delivered(producer);
            if (delivered < acknowledged) {
                violation.accept(
                        Script.producer(producer)
                                + ": "
                                + (acknowledged - delivered)
                                + " acknowledged events lost, of "
                                + acknowledged);
            }
            if (delivered > sent[producer]) {
                violation.accept(
                        Script.producer(producer)
                                + ": "
                                + (delivered - sent[producer])
                                + " events that nobody sent");
            }
            counts[producer] = delivered - (producer == closing ? 1 : 0);
        }
        sinks.checkSums(counts);
        Quotients.check(shownQuotients, deadLetters, violation);
    }

    /** Events that the sink has shown. */
    public long delivered() {
        return sinks.delivered();
    }

    /** Windows that the sink has shown. */
    public int windows() {
        return sinks.windows();
    }

    /** Files that the sinks have shown. */
    public int files() {
        return sinks.files() + quotients.files();
    }
}
