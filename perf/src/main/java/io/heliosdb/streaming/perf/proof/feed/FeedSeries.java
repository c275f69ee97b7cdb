package io.heliosdb.streaming.perf.proof.feed;

import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.perf.proof.crash.oracle.CopiesAndSums;
import io.heliosdb.streaming.perf.proof.crash.oracle.Script;
import io.heliosdb.streaming.perf.proof.feed.client.Book.Entry;
import io.heliosdb.streaming.perf.proof.feed.client.ClientMain;
import io.heliosdb.streaming.perf.proof.feed.client.Numbers;
import io.heliosdb.streaming.perf.proof.feed.cut.BadNetwork;

import org.agrona.concurrent.NanoClock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One data folder: an appliance that is fed over a bad network, kills of either side, and in the
 * end a client that makes once more what is not acknowledged. What the sinks show then is compared
 * with what the client's books say. One thread.
 */
final class FeedSeries implements AutoCloseable {
    private static final int PRODUCERS = 3;
    private static final double ROWS_PER_SECOND = 4_000;
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);

    private final CampaignRun run;
    private final FeedPlan plan;
    private final NanoClock clock;
    private final FedAppliance appliance;
    private final FeedClient client;
    private final BadNetwork network;
    private final CopiesAndSums sinks;

    /**
     * @param folder empty
     * @param command that starts the appliance
     */
    FeedSeries(
            final CampaignRun run,
            final FeedPlan plan,
            final Path folder,
            final List<String> command,
            final NanoClock clock)
            throws IOException {
        this.run = run;
        this.plan = plan;
        this.clock = clock;
        appliance =
                new FedAppliance(
                        Files.createDirectory(folder.resolve("appliance")),
                        command,
                        plan,
                        PATIENCE_NS);
        client =
                new FeedClient(
                        Files.createDirectory(folder.resolve("client")),
                        plan,
                        PRODUCERS,
                        ROWS_PER_SECOND);
        network = BadNetwork.before(appliance.port(plan), plan.seed());
        sinks =
                new CopiesAndSums(
                        new Script(plan.seed()),
                        PRODUCERS,
                        appliance.copies(),
                        appliance.sums(),
                        this::violation);
    }

    /** Does it all. */
    void execute() throws IOException {
        appliance.start();
        if (!await(appliance::register)) {
            violation("no start: " + appliance.lastWords());
            return;
        }
        feed();
        for (final FeedPlan.Kill kill : plan.kills()) {
            if (!goesOn() || !run.goesOn()) {
                break;
            }
            happens(kill);
            sinks.look();
        }
        end();
        for (final String found : client.findings()) {
            violation(found);
        }
        count();
    }

    private void feed() throws IOException {
        client.start(network.port(), appliance.token(), ClientMain.FEED);
    }

    /** Waits for something new to be acknowledged. */
    private boolean goesOn() {
        final long before = client.sum(Entry.ACKNOWLEDGED);
        if (!await(() -> client.sum(Entry.ACKNOWLEDGED) > before || hasEnded()) || hasEnded()) {
            violation(
                    "nothing is acknowledged any more; the client "
                            + (client.isAlive() ? "runs" : "has ended")
                            + ", the appliance says "
                            + appliance.lastWords());
            return false;
        }
        return true;
    }

    private boolean hasEnded() {
        return !client.isAlive() || !appliance.isAlive();
    }

    private void happens(final FeedPlan.Kill kill) throws IOException {
        if (kill.victim() == FeedPlan.Victim.STARTING_APPLIANCE) {
            killAppliance();
            appliance.start();
            pause(kill.momentNs());
            killAppliance();
            appliance.start();
            return;
        }
        pause(kill.momentNs());
        final boolean isClientHit = kill.victim() != FeedPlan.Victim.APPLIANCE;
        if (isClientHit) {
            client.kill();
            run.count("kills of the client", 1);
        }
        if (kill.victim() != FeedPlan.Victim.CLIENT) {
            killAppliance();
            appliance.start();
        }
        if (isClientHit) {
            feed();
        }
    }

    private void killAppliance() {
        if (!appliance.isAlive()) {
            violation("ended by itself: " + appliance.lastWords());
        }
        run.count("rows dropped that came again", appliance.repeatedRows());
        appliance.kill();
        run.count("kills of the appliance", 1);
    }

    private void pause(final long nanos) {
        final long until = clock.nanoTime() + nanos;
        while (clock.nanoTime() - until < 0) {
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    /** The client dies a last time, and another one brings to its end what it has begun. */
    private void end() throws IOException {
        client.kill();
        network.calm();
        client.start(network.port(), appliance.token(), ClientMain.END);
        if (!await(() -> !client.isAlive()) || client.exitStatus() != 0) {
            violation("what was made is not acknowledged: " + appliance.lastWords());
        }
        run.count("rows dropped that came again", appliance.repeatedRows());
        final int status = appliance.drain();
        if (status != 0) {
            violation("draining ended with " + status + ": " + appliance.lastWords());
        }
        compare();
    }

    /** The closing event, the last one of the first producer, is in no window that has closed. */
    private void compare() throws IOException {
        sinks.look();
        final Numbers numbers = new Numbers(plan.door().takesBadRows());
        final long[] counts = new long[client.producers()];
        for (int producer = 0; producer < counts.length; producer++) {
            final long made = numbers.events(client.get(producer, Entry.MADE));
            final long safe = numbers.events(client.get(producer, Entry.ACKNOWLEDGED));
            final long delivered = sinks.delivered(producer);
            if (delivered < safe) {
                violation(
                        Script.producer(producer)
                                + ": "
                                + (safe - delivered)
                                + " acknowledged events lost, of "
                                + safe);
            }
            if (delivered > made) {
                violation(
                        Script.producer(producer)
                                + ": "
                                + (delivered - made)
                                + " events that nobody made");
            }
            counts[producer] = delivered - (producer == 0 ? 1 : 0);
        }
        sinks.checkSums(counts);
    }

    private void count() {
        run.count("rows acknowledged", client.sum(Entry.ACKNOWLEDGED));
        run.count("acknowledgements", client.sum(Entry.ACKNOWLEDGEMENTS));
        run.count(
                plan.door().takesBadRows() ? "times let in" : "requests answered",
                client.sum(Entry.CONNECTIONS));
        run.count("rows refused", client.sum(Entry.BAD_ROWS));
        run.count("cuts", network.cuts());
        run.count("stalls", network.stalls());
        run.count("messages taken apart", network.pieces());
        run.count("rows delivered", sinks.delivered());
        run.count("windows compared", sinks.windows());
        run.count("folders fed by " + plan.door().title(), 1);
    }

    private boolean await(final BooleanSupplier condition) {
        final long deadline = clock.nanoTime() + PATIENCE_NS;
        while (!condition.getAsBoolean()) {
            if (clock.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NS);
        }
        return true;
    }

    private void violation(final String what) {
        run.violation(plan.seed(), what + " (" + plan + ")");
    }

    @Override
    public void close() {
        client.close();
        appliance.close();
        network.close();
    }
}
