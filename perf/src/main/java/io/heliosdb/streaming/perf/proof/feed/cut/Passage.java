package io.heliosdb.streaming.perf.proof.feed.cut;

import org.agrona.CloseHelper;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One direction of a connection. One thread. */
final class Passage implements Runnable {
    private static final int BUFFER_BYTES = 16 << 10;
    private static final int LINGER_S = 0;

    private final BadNetwork network;
    private final Socket from;
    private final Socket to;
    private final Mischief mischief;

    Passage(final BadNetwork network, final Socket from, final Socket to, final Mischief mischief) {
        this.network = network;
        this.from = from;
        this.to = to;
        this.mischief = mischief;
    }

    @Override
    public void run() {
        final byte[] buffer = new byte[BUFFER_BYTES];
        try {
            final InputStream in = from.getInputStream();
            final OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (!pass(buffer, count, out)) {
                    return;
                }
            }
            to.shutdownOutput();
        } catch (final IOException gone) {
            // One of the peers was killed, or the other direction was cut.
            end();
        }
    }

    private boolean pass(final byte[] buffer, final int count, final OutputStream out)
            throws IOException {
        int place = 0;
        while (place < count) {
            if (network.isCalm()) {
                out.write(buffer, place, count - place);
                return true;
            }
            final int bytes = mischief.mayPass(count - place);
            out.write(buffer, place, bytes);
            place += bytes;
            final Mischief.Kind kind = mischief.passed(bytes);
            if (kind != null) {
                network.counted(kind);
                if (!happens(kind)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether the connection goes on. */
    private boolean happens(final Mischief.Kind kind) throws IOException {
        switch (kind) {
            case CUT -> end();
            case RESET -> {
                from.setSoLinger(true, LINGER_S);
                to.setSoLinger(true, LINGER_S);
                end();
            }
            case END -> {
                to.shutdownOutput();
                pause();
                end();
            }
            case STALL -> pause();
            case PIECES -> {}
        }
        return kind == Mischief.Kind.STALL || kind == Mischief.Kind.PIECES;
    }

    private void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(mischief.stallMs()));
    }

    private void end() {
        CloseHelper.quietClose(from);
        CloseHelper.quietClose(to);
    }
}
