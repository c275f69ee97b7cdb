package io.heliosdb.streaming.gateway.tcp;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.feed.WaitingAnswers;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** What all dialects have: a session that rows go to, and answers that wait to be written. */
abstract class AnsweringDialect implements Dialect {
    private final FeedPorts ports;
    private final FeedSession session;
    private final InetAddress peer;
    private long said;

    /**
     * @param session of the connection
     * @param peer who is at its other end
     */
    AnsweringDialect(final FeedPorts ports, final FeedSession session, final InetAddress peer) {
        this.ports = ports;
        this.session = session;
        this.peer = peer;
    }

    /** What waits to be written. */
    abstract WaitingAnswers answers();

    final FeedPorts ports() {
        return ports;
    }

    final FeedSession session() {
        return session;
    }

    /** Asks to be let in. */
    final void open(final Greeting greeting) {
        session.open(greeting, peer);
    }

    /** A row is none: it is said, and counts as taken. */
    final void leaveOut(final HeliosException why) {
        ports.counts().onBadRow();
        answers().error(session.next(), why);
        session.leftOut();
    }

    /** Last number that was said to be safe. */
    final long said() {
        return said;
    }

    /** A number was said to be safe. */
    final void said(final long number) {
        said = number;
    }

    @Override
    public final boolean isAllSaid() {
        return said == session.next() - 1;
    }

    @Override
    public final void refuse(final HeliosException why) {
        answers().error(0, why);
    }

    @Override
    public final boolean hasRoomToSay() {
        return answers().hasRoomForError();
    }

    @Override
    public final boolean isSaying() {
        return answers().isWaiting();
    }

    @Override
    public final void say(final Consumer<ByteBuffer> taker) {
        answers().drain(taker);
    }
}
