package io.heliosdb.streaming.gateway.feeder;

import com.fasterxml.jackson.databind.JsonNode;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.client.ClientError;
import io.heliosdb.streaming.gateway.client.RestClient;

import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SleepingIdleStrategy;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Posts the batches of a file, each until it is safe. */
public final class FileFeeder {
    private static final int BATCH_LINES = 20_000;
    private static final int BATCHES_PER_S = 20;
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(500);

    /** The appliance is starting or stopping, is short of memory, or does not know yet. */
    private static final Set<String> PASSING =
            Set.of("HNET-0208", "HNET-0306", "HCON-0018", "HCOD-0001", "HSEC-0501", "HSEC-0502");

    private final RestClient client;
    private final Target target;
    private final NanoClock clock;
    private final FeedProgress progress;
    private final int batchLines;
    private long nextNumber = 1;
    private long rows;
    private long repeated;
    private long takenBefore;
    private boolean isRetried;
    private String durability = "";

    /**
     * Where lines go.
     *
     * @param stream its name
     * @param mediaType what the lines are
     * @param producer whose they are
     * @param rowsPerS how fast at most; 0 for as fast as they are taken
     * @param patienceMs how long the appliance may be away
     */
    public record Target(
            String stream, String mediaType, String producer, long rowsPerS, long patienceMs) {}

    /**
     * @param progress told of each batch
     */
    public FileFeeder(
            final RestClient client,
            final Target target,
            final NanoClock clock,
            final FeedProgress progress) {
        this.client = client;
        this.target = target;
        this.clock = clock;
        this.progress = progress;
        batchLines =
                target.rowsPerS() == 0
                        ? BATCH_LINES
                        : Math.clamp(target.rowsPerS() / BATCHES_PER_S, 1, BATCH_LINES);
    }

    /** Rows of the file, of which {@link #repeated} were taken before. */
    public long rows() {
        return rows;
    }

    /** Rows that were dropped, as they had been taken before. */
    public long repeated() {
        return repeated;
    }

    /** Those of them that another run of the same producer has fed, not this one. */
    long takenBefore() {
        return takenBefore;
    }

    /** What all rows have; empty if there is none. */
    public String durability() {
        return durability;
    }

    /** Feeds all of it. */
    void feed(final LineBatches batches) throws IOException {
        final long begunNs = clock.nanoTime();
        while (batches.next(batchLines)) {
            keepPace(begunNs);
            taken(tryPost(batches.bytes()), batches);
        }
    }

    /** Places in errors are those of the batch. */
    private JsonNode tryPost(final byte[] batch) {
        try {
            return post(batch);
        } catch (final HeliosException e) {
            throw rows == 0
                    ? e
                    : e.detail(
                            e.detail()
                                    + "; the "
                                    + rows
                                    + " rows before this batch are taken, and lines count from"
                                    + " there");
        }
    }

    private void keepPace(final long begunNs) {
        if (target.rowsPerS() > 0) {
            final long taken = rows - repeated; // what was taken before costs no time
            final double dueNs = (double) taken / target.rowsPerS() * TimeUnit.SECONDS.toNanos(1);
            final long leftNs = (long) dueNs - (clock.nanoTime() - begunNs);
            if (leftNs > 0) {
                new SleepingIdleStrategy(leftNs).idle();
            }
        }
    }

    private void taken(final JsonNode answer, final LineBatches batches) {
        rows += batches.lines();
        final long dropped = answer.path("repeated_rows").asLong();
        repeated += dropped;
        takenBefore += isRetried ? 0 : dropped; // else the first try may have brought them in
        nextNumber += batches.lines();
        durability = answer.path("durability").asText();
        progress.onBatch(rows, batches.share());
    }

    /** Repeats it while the appliance is away: it knows by the number what it has taken. */
    private JsonNode post(final byte[] batch) {
        final SleepingIdleStrategy pause = new SleepingIdleStrategy(PAUSE_NS);
        final long begunNs = clock.nanoTime();
        isRetried = false;
        while (true) {
            try {
                return client.post(
                        "/api/v1/streams/" + RestClient.part(target.stream()) + "/events",
                        batch,
                        "Content-Type",
                        target.mediaType(),
                        "Producer-Id",
                        target.producer(),
                        "Producer-Sequence",
                        Long.toString(nextNumber));
            } catch (final HeliosException e) {
                final long waitedMs = TimeUnit.NANOSECONDS.toMillis(clock.nanoTime() - begunNs);
                if (!isPassing(e) || waitedMs > target.patienceMs()) {
                    throw e;
                }
                isRetried = true;
                pause.idle();
            }
        }
    }

    private boolean isPassing(final HeliosException e) {
        return e.code() == ClientError.UNREACHABLE ? rows > 0 : PASSING.contains(e.code().code());
    }
}
