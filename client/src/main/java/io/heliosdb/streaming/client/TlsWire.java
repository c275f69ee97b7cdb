package io.heliosdb.streaming.client;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/**
 * A connection with TLS, over another one.
 *
 * <pre>
 *   write ─► engine.wrap   ─► sending   ─► wire
 *   read  ◄─ plain ◄─ engine.unwrap ◄─ arrived ◄─ wire
 * </pre>
 *
 * <p>What is wrapped has to be sent before more is: a full socket is the back pressure of {@link
 * #write}. What is unwrapped may be more than the reader has room for, and waits. Between two calls
 * {@code sending} and {@code arrived} are ready to be filled, {@code plain} to be emptied. The
 * engine may have something to say at any time, as new keys: each call says it first. Tasks of a
 * handshake run here, some milliseconds of arithmetic.
 */
final class TlsWire implements Wire {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int SENT_AT_ONCE = 4;

    private final Wire wire;
    private final SSLEngine engine;
    private final Arena arena;
    private final ByteBuffer sending;
    private final ByteBuffer arrived;
    private final ByteBuffer plain;
    private final int recordBytes;
    private boolean isConnected;
    private boolean isEnded;
    private boolean isAgreed;

    /**
     * @param engine of a client, before its handshake
     */
    TlsWire(final Wire wire, final SSLEngine engine, final Ledger ledger) {
        this.wire = wire;
        this.engine = engine;
        recordBytes = engine.getSession().getPacketBufferSize();
        final int plainBytes = engine.getSession().getApplicationBufferSize();
        final int sendingBytes = SENT_AT_ONCE * recordBytes;
        arena = Arena.open(ledger, "feed", "encryption", sendingBytes + recordBytes + plainBytes);
        final ByteBuffer all = arena.buffer();
        sending = all.slice(0, sendingBytes);
        arrived = all.slice(sendingBytes, recordBytes);
        plain = all.slice(sendingBytes + recordBytes, plainBytes).limit(0);
    }

    @Override
    public boolean connect() throws IOException {
        if (!isConnected) {
            isConnected = wire.connect();
            if (!isConnected) {
                return false;
            }
            engine.beginHandshake();
        }
        return isAgreed || agree();
    }

    /** Goes on with the handshake; what comes behind it stays for {@link #read}. */
    private boolean agree() throws IOException {
        try {
            while (isShakingHands()) {
                speak();
                flush();
                if (isShakingHands() && (isFull() || !hasArrived() || unwrap())) {
                    return false;
                }
            }
        } catch (final SSLException e) {
            sayWhy(e);
            throw e;
        }
        isAgreed = true;
        return true;
    }

    /** Whether the engine has to say something for which there is no room. */
    private boolean isFull() {
        return engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
    }

    private boolean isShakingHands() {
        return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING
                && engine.getHandshakeStatus() != HandshakeStatus.FINISHED;
    }

    /** The appliance is told why it is not believed; what fails then was no reason. */
    private void sayWhy(final SSLException reason) {
        try {
            speak();
            flush();
        } catch (final IOException e) {
            reason.addSuppressed(e);
        }
    }

    /** Has the engine say what it has to, as far as there is room. */
    private void speak() throws IOException {
        boolean isSpeaking = true;
        while (isSpeaking) {
            isSpeaking =
                    switch (engine.getHandshakeStatus()) {
                        case NEED_TASK -> runTask();
                        case NEED_WRAP ->
                                sending.remaining() >= recordBytes
                                        && engine.wrap(NOTHING, sending).getStatus()
                                                != Status.CLOSED;
                        default -> false;
                    };
        }
    }

    private boolean runTask() {
        engine.getDelegatedTask().run();
        return true;
    }

    private void flush() throws IOException {
        if (sending.position() > 0) {
            sending.flip();
            try {
                wire.write(sending);
            } finally {
                sending.compact();
            }
        }
    }

    /** Whether there are bytes to unwrap. */
    private boolean hasArrived() throws IOException {
        if (!isEnded && arrived.hasRemaining()) {
            isEnded = wire.read(arrived) < 0;
        }
        if (isEnded && arrived.position() == 0) {
            throw closed();
        }
        return arrived.position() > 0;
    }

    private static EOFException closed() {
        return new EOFException("the appliance has closed the connection");
    }

    /**
     * Unwraps a record into the plain bytes, of which there are none.
     *
     * @return whether more has to come for that
     */
    private boolean unwrap() throws IOException {
        arrived.flip();
        plain.clear();
        final SSLEngineResult result;
        try {
            result = engine.unwrap(arrived, plain);
        } finally {
            arrived.compact();
            plain.flip();
        }
        return switch (result.getStatus()) {
            case OK -> false;
            case BUFFER_UNDERFLOW -> {
                if (isEnded) {
                    throw closed(); // within a record
                }
                yield true;
            }
            case BUFFER_OVERFLOW -> throw new SSLException("a record is longer than records are");
            case CLOSED -> throw closed();
        };
    }

    @Override
    public int read(final ByteBuffer into) throws IOException {
        flush();
        int count = 0;
        while (into.hasRemaining() && (plain.hasRemaining() || decrypt())) {
            final int length = Math.min(into.remaining(), plain.remaining());
            into.put(plain.slice(plain.position(), length));
            plain.position(plain.position() + length);
            count += length;
        }
        return count;
    }

    /** Whether there are plain bytes now. */
    private boolean decrypt() throws IOException {
        while (!plain.hasRemaining()) {
            if (!hasArrived() || unwrap()) {
                return false;
            }
            speak();
        }
        return true;
    }

    @Override
    public int write(final ByteBuffer from) throws IOException {
        final int before = from.remaining();
        flush();
        speak();
        while (from.hasRemaining() && sending.remaining() >= recordBytes) {
            if (engine.wrap(from, sending).getStatus() == Status.CLOSED) {
                throw closed();
            }
            speak();
        }
        flush();
        return before - from.remaining();
    }

    /** Says goodbye, if that is possible at once. */
    @Override
    public void close() throws IOException {
        try (wire) {
            if (isAgreed) {
                engine.closeOutbound();
                goodbye();
            }
        } finally {
            arena.close();
        }
    }

    private void goodbye() {
        try {
            speak();
            flush();
        } catch (final IOException gone) {
            isEnded = true; // and there is nobody to say it to
        }
    }
}
