package io.heliosdb.streaming.perf.proof.feed.client;

import io.heliosdb.streaming.perf.proof.crash.oracle.Script;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The client process: door, port, token, seed, producers, rows a second of each, folder of the
 * books, {@code feed} or {@code end}. Ends by itself when it has nothing more to do, or when nobody
 * holds its standard input any more.
 */
public final class ClientMain {
    /** Name of the table that is fed. */
    public static final String STREAM = "events";

    /** Before a line that tells of something that must not be. */
    public static final String FINDING = "FOUND ";

    /** Makes what was made before, and no more. */
    public static final String END = "end";

    /** Makes rows until it is killed. */
    public static final String FEED = "feed";

    private static final int ARGUMENTS = 8;

    private ClientMain() {}

    /** Feeds. */
    public static void main(final String[] arguments) throws InterruptedException {
        if (arguments.length != ARGUMENTS) {
            throw new IllegalArgumentException("this is for bin/heliosdb-proof feed to start");
        }
        Thread.ofPlatform().daemon().name("parent").start(ClientMain::endWithParent);
        final Door door = Door.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        final Target target = new Target(Integer.parseInt(arguments[1]), arguments[2], STREAM);
        final Script script = new Script(Long.parseLong(arguments[3]));
        final Book[] books = new Book[Integer.parseInt(arguments[4])];
        for (int i = 0; i < books.length; i++) {
            books[i] = Book.open(Path.of(arguments[6]), i);
        }
        final Pace pace =
                new Pace(
                        Clocks.nano(),
                        books,
                        new Numbers(door.takesBadRows()),
                        Double.parseDouble(arguments[5]),
                        arguments[7].equals(END));
        final List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < books.length; i++) {
            final Producer producer =
                    new Producer(i, door, target, script, books[i], pace, ClientMain::found);
            threads.add(Thread.ofPlatform().name(Script.producer(i)).start(() -> run(producer)));
        }
        for (final Thread thread : threads) {
            thread.join();
        }
        System.exit(0);
    }

    private static void run(final Producer producer) {
        try {
            producer.run();
        } catch (final RuntimeException e) {
            found(e.toString());
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void found(final String text) {
        System.out.println(FINDING + text);
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nobody says anything; the end is what counts.
            }
        } catch (final IOException e) {
            // That is an end, too.
        }
        Runtime.getRuntime().halt(2);
    }
}
