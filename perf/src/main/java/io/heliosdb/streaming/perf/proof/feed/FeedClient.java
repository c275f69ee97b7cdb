package io.heliosdb.streaming.perf.proof.feed;

import io.heliosdb.streaming.perf.proof.campaign.ProofFolders;
import io.heliosdb.streaming.perf.proof.feed.client.Book;
import io.heliosdb.streaming.perf.proof.feed.client.ClientMain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The client process, and the books that outlive it. One thread. */
final class FeedClient implements AutoCloseable {
    private static final long GONE_SECONDS = 20;

    private final Path folder;
    private final FeedPlan plan;
    private final double rowsPerSecond;
    private final Book[] books;
    private Process process;

    /**
     * @param folder empty: for books and log
     * @param producers how many it has
     * @param rowsPerSecond of each of them
     */
    FeedClient(
            final Path folder,
            final FeedPlan plan,
            final int producers,
            final double rowsPerSecond) {
        this.folder = folder;
        this.plan = plan;
        this.rowsPerSecond = rowsPerSecond;
        books = new Book[producers];
        Arrays.setAll(books, i -> Book.open(folder, i));
    }

    /**
     * Starts it.
     *
     * @param mode {@link ClientMain#FEED} or {@link ClientMain#END}
     */
    void start(final int port, final String token, final String mode) throws IOException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + ProofFolders.root().resolve("tuning/jvm/engine.args"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(ClientMain.class.getName());
        command.addAll(List.of(plan.door().title(), Integer.toString(port), token));
        command.add(Long.toString(plan.seed()));
        command.add(Integer.toString(books.length));
        command.addAll(List.of(Double.toString(rowsPerSecond), folder.toString(), mode));
        process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                        .start();
    }

    private Path log() {
        return folder.resolve("client.log");
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    int exitStatus() {
        return process.exitValue();
    }

    /** Ends it as {@code kill -9} does and waits until it is gone. */
    void kill() {
        if (process == null) {
            return;
        }
        process.destroyForcibly();
        try {
            process.waitFor(GONE_SECONDS, TimeUnit.SECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An entry of all books, added up. */
    long sum(final Book.Entry entry) {
        return Arrays.stream(books).mapToLong(book -> book.get(entry)).sum();
    }

    /** An entry of one producer's book. */
    long get(final int producer, final Book.Entry entry) {
        return books[producer].get(entry);
    }

    int producers() {
        return books.length;
    }

    /** What it has found. */
    List<String> findings() throws IOException {
        if (!Files.exists(log())) {
            return List.of();
        }
        return Files.readAllLines(log(), StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith(ClientMain.FINDING))
                .map(line -> line.substring(ClientMain.FINDING.length()))
                .toList();
    }

    @Override
    public void close() {
        kill();
        for (final Book book : books) {
            book.close();
        }
    }
}
