package io.heliosdb.streaming.perf.proof.feed.client;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.perf.proof.crash.oracle.Script;
import io.heliosdb.streaming.perf.proof.feed.client.Book.Entry;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Makes rows and feeds them until it is told to end. What it makes follows from the number that the
 * appliance wants next, so that it needs no memory of rows over a death of its own. One thread.
 */
final class Producer implements Runnable {
    private static final long IDLE_NS = TimeUnit.MICROSECONDS.toNanos(100);
    private static final long REFUSED_NS = TimeUnit.MILLISECONDS.toNanos(20);

    /** Rows that are made before the network has its turn. */
    private static final int BATCH = 200;

    private final int number;
    private final Door door;
    private final Target target;
    private final Script script;
    private final Numbers numbers;
    private final Book book;
    private final Pace pace;
    private final Consumer<String> finding;
    private boolean hasBegun;

    /**
     * @param finding takes what must not be
     */
    Producer(
            final int number,
            final Door door,
            final Target target,
            final Script script,
            final Book book,
            final Pace pace,
            final Consumer<String> finding) {
        this.number = number;
        this.door = door;
        this.target = target;
        this.script = script;
        numbers = new Numbers(door.takesBadRows());
        this.book = book;
        this.pace = pace;
        this.finding = finding;
    }

    @Override
    public void run() {
        while (!isDone()) {
            try (Way way = door.open(target, script, number, book.get(Entry.ACKNOWLEDGED))) {
                hasBegun = false;
                while (!isDone()) {
                    if (work(way) == 0) {
                        LockSupport.parkNanos(IDLE_NS);
                    }
                }
            } catch (final HeliosException | IOException refused) {
                // A second connection of ours may have come in after this one: go on with a third.
                System.out.println(Script.producer(number) + ": " + refused + reason(refused));
                LockSupport.parkNanos(REFUSED_NS);
            }
        }
    }

    private static String reason(final Exception refused) {
        return refused instanceof HeliosException helios ? " " + helios.detail() : "";
    }

    private boolean isDone() {
        final long last = pace.last(number);
        return last >= 0 && book.get(Entry.ACKNOWLEDGED) >= last;
    }

    private int work(final Way way) throws IOException {
        final long connections = way.connections();
        final long badRows = way.badRows();
        int work = way.poll();
        book.add(Entry.CONNECTIONS, way.connections() - connections);
        book.add(Entry.BAD_ROWS, way.badRows() - badRows);
        if (way.nextNumber() == Way.UNKNOWN) {
            return work;
        }
        if (!hasBegun) {
            begin(way.nextNumber());
        }
        note(way.acknowledged());
        final int made = make(way);
        if (made > 0) {
            way.flush();
        }
        return work + made;
    }

    /** The appliance says where to go on: behind what is safe, and not behind what was made. */
    private void begin(final long next) {
        hasBegun = true;
        book.add(Entry.LIVES, 1);
        final long acknowledged = book.get(Entry.ACKNOWLEDGED);
        final long made = book.get(Entry.MADE);
        if (next <= acknowledged) {
            finding.accept(
                    Script.producer(number)
                            + ": "
                            + (acknowledged - next + 1)
                            + " acknowledged events lost, told to go on with "
                            + next);
        }
        if (next > made + 1) {
            finding.accept(
                    Script.producer(number) + ": told to go on with " + next + ", made " + made);
        }
    }

    private void note(final long acknowledged) {
        if (acknowledged > book.get(Entry.ACKNOWLEDGED)) {
            if (acknowledged > book.get(Entry.MADE)) {
                finding.accept(
                        Script.producer(number)
                                + ": "
                                + acknowledged
                                + " acknowledged, made "
                                + book.get(Entry.MADE));
            }
            book.set(Entry.ACKNOWLEDGED, acknowledged);
            book.add(Entry.ACKNOWLEDGEMENTS, 1);
        }
    }

    private int make(final Way way) {
        int count = 0;
        long next = way.nextNumber();
        while (count < BATCH && next != Way.UNKNOWN && pace.mayMake(number, next)) {
            // Before it leaves: nothing may come out of the appliance that is not in the book.
            book.set(Entry.MADE, Math.max(next, book.get(Entry.MADE)));
            if (!way.offer(row(next))) {
                break;
            }
            count++;
            next = way.nextNumber();
        }
        return count;
    }

    private Row row(final long next) {
        final boolean isClosing = pace.isClosing(number, next);
        final boolean isBad = numbers.isBad(next);
        final long event = numbers.event(next);
        return new Row(
                isBad,
                event,
                isClosing ? Script.CLOSING_MS : script.time(event),
                next == pace.last(number) || pace.isBeforeClosing(number, next));
    }
}
