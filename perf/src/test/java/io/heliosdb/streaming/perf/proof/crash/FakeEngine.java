package io.heliosdb.streaming.perf.proof.crash;

import io.heliosdb.streaming.perf.proof.crash.oracle.Quotients;
import io.heliosdb.streaming.perf.proof.crash.oracle.Results;
import io.heliosdb.streaming.perf.proof.engine.EngineProcess;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * An engine of a few lines that speaks the protocol and writes the files, correctly or with a lie.
 * What is "durable" is a list that outlives its kills.
 */
final class FakeEngine implements Engine {
    enum Lie {
        /** A kill takes the last lines that were acknowledged. */
        LOSES_THE_LAST,
        /** A kill lets the last part be shown again. */
        SHOWS_TWICE,
        /** The last part changes places with the one before. */
        REORDERS,
        /** A window's sum is one too small. */
        MISCOUNTS,
        /** A row is shown with another value. */
        CHANGES_A_VALUE,
        /** A row that failed is nowhere. */
        DROPS_A_DEAD_LETTER,
        /** Draining ends with an error. */
        ENDS_BADLY
    }

    private static final int ROWS_OF_PART = 500;
    private static final int LOST = 40;
    private static final int BIND_ATTEMPTS = 500;

    private final Results results;
    private final Set<Lie> lies;
    private final List<String> durable = new ArrayList<>();
    private final Map<String, Long> taken = new HashMap<>();
    private final int port;
    private ServerSocket server;
    private boolean isAlive;
    private int life;
    private int status;
    private int shown;
    private int parts;
    private boolean isLieTold;
    private List<String> lastPart = List.of();
    private final List<Socket> sockets = new ArrayList<>();

    FakeEngine(final Path folder, final Set<Lie> lies) throws IOException {
        results = Results.in(folder, "letters");
        this.lies = lies.isEmpty() ? EnumSet.noneOf(Lie.class) : EnumSet.copyOf(lies);
        Files.createDirectories(results.copies());
        Files.createDirectories(results.sums());
        Files.createDirectories(results.quotients());
        port = EngineProcess.freePort();
    }

    @Override
    public synchronized void start(final String killPoint) throws IOException {
        server = bound();
        isAlive = true;
        life++;
        final ServerSocket mine = server;
        final int myLife = life;
        Thread.ofPlatform().daemon().start(() -> accept(mine, myLife));
        if (!killPoint.isEmpty()) {
            Thread.ofPlatform().daemon().start(() -> endAtPoint(myLife));
        }
    }

    /** A socket that was closed while a thread waited at it keeps its port a little longer. */
    private ServerSocket bound() throws IOException {
        for (int attempt = 0; ; attempt++) {
            final ServerSocket socket = new ServerSocket();
            try {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return socket;
            } catch (final BindException e) {
                socket.close();
                if (attempt == BIND_ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(10_000_000);
            }
        }
    }

    private void endAtPoint(final int myLife) {
        LockSupport.parkNanos(20_000_000);
        synchronized (this) {
            if (myLife == life) {
                end(EngineProcess.KILLED_AT_POINT);
            }
        }
    }

    private void accept(final ServerSocket mine, final int myLife) {
        try {
            while (true) {
                final Socket socket = mine.accept();
                synchronized (this) {
                    sockets.add(socket);
                }
                Thread.ofPlatform().daemon().start(() -> serve(socket, myLife));
            }
        } catch (final IOException closed) {
            // Killed.
        }
    }

    private void serve(final Socket socket, final int myLife) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8))) {
            final OutputStream out = socket.getOutputStream();
            final String name = in.readLine().split(" ")[1];
            synchronized (this) {
                checkAlive(myLife);
                answer(out, "RESUME " + taken.getOrDefault(name, 0L));
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                take(myLife, name, line, out, !in.ready());
            }
        } catch (final IOException killed) {
            // As it is to be.
        }
    }

    /** A thread of an earlier life may still hold lines that its client has sent again. */
    private void checkAlive(final int myLife) throws IOException {
        if (!isAlive || myLife != life) {
            throw new IOException("killed");
        }
    }

    private synchronized void take(
            final int myLife,
            final String name,
            final String line,
            final OutputStream out,
            final boolean isLast)
            throws IOException {
        checkAlive(myLife);
        durable.add(line);
        final long count = taken.merge(name, 1L, Long::sum);
        if (durable.size() - shown >= ROWS_OF_PART) {
            show();
        }
        if (isLast) {
            answer(out, "ACK " + count + " fsynced");
        }
    }

    private static void answer(final OutputStream out, final String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void show() throws IOException {
        final List<String> rows = new ArrayList<>();
        for (final String line : durable.subList(shown, durable.size())) {
            final String[] fields = line.split(",");
            rows.add(String.join(",", List.of(fields).subList(0, 4)));
        }
        shown = durable.size();
        if (rows.isEmpty()) {
            return;
        }
        if (lies.contains(Lie.CHANGES_A_VALUE) && !isLieTold) {
            isLieTold = true;
            rows.set(0, rows.get(0) + "7");
        }
        if (lies.contains(Lie.REORDERS) && !isLieTold && rows.size() > 10) {
            isLieTold = true;
            java.util.Collections.reverse(rows);
        }
        write(results.copies(), rows);
        lastPart = rows;
    }

    private void write(final Path sink, final List<String> rows) throws IOException {
        Files.write(sink.resolve("part-%08d.csv".formatted(parts++)), rows);
    }

    @Override
    public void kill() {
        end(137);
    }

    private synchronized void end(final int exitStatus) {
        if (!isAlive) {
            return;
        }
        isAlive = false;
        status = exitStatus;
        try {
            server.close();
            for (final Socket socket : sockets) {
                socket.close();
            }
            sockets.clear();
            if (lies.contains(Lie.LOSES_THE_LAST) && durable.size() > shown + LOST) {
                for (int i = 0; i < LOST; i++) {
                    final String line = durable.removeLast();
                    taken.merge(line.substring(0, line.indexOf(',')), -1L, Long::sum);
                }
            }
            if (lies.contains(Lie.SHOWS_TWICE) && !lastPart.isEmpty()) {
                write(results.copies(), lastPart);
            }
        } catch (final IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public synchronized int drain() {
        try {
            show();
            write(results.sums(), windows());
            write(results.quotients(), Quotients.rows());
            Files.writeString(
                    results.deadLetters(),
                    lies.contains(Lie.DROPS_A_DEAD_LETTER) ? "" : "{\"row\":{\"n\":40}}\n");
        } catch (final IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        end(lies.contains(Lie.ENDS_BADLY) ? 1 : 0);
        return status;
    }

    private List<String> windows() {
        final Map<String, long[]> sums = new TreeMap<>();
        for (final String line : durable) {
            final String[] fields = line.split(",");
            final long time = Long.parseLong(fields[4]);
            if (time < 1_000_000_000_000L) {
                final long[] sum =
                        sums.computeIfAbsent(
                                (time / 10_000 * 10_000) + "," + fields[2], _ -> new long[2]);
                sum[0]++;
                sum[1] += Long.parseLong(fields[3]);
            }
        }
        final List<String> rows = new ArrayList<>();
        sums.forEach((window, sum) -> rows.add(window + "," + sum[0] + "," + sum[1]));
        if (lies.contains(Lie.MISCOUNTS) && !rows.isEmpty()) {
            rows.set(0, rows.get(0) + "1");
        }
        return rows;
    }

    @Override
    public synchronized boolean isAlive() {
        return isAlive;
    }

    @Override
    public synchronized int exitStatus() {
        return status;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Results results() {
        return results;
    }

    @Override
    public String lastWords() {
        return "";
    }
}
