package io.heliosdb.streaming.gateway.tcp;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.connectors.feed.Answers;
import io.heliosdb.streaming.connectors.feed.LineBuffer;
import io.heliosdb.streaming.connectors.feed.LineScanner;
import io.heliosdb.streaming.connectors.stream.RowBatch;
import io.heliosdb.streaming.connectors.stream.StreamEndpoint;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.ReferenceCountUtil;

import org.agrona.CloseHelper;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * A connection over which lines come; on its event loop.
 *
 * <p>Bytes are asked for when all that came is taken; a line is taken when there is a batch for it,
 * and room to say that it is bad.
 */
final class LineConversation extends ChannelInboundHandlerAdapter implements FeedSession.Client {
    private static final int GREETING_S = 10;
    private static final int READER_S = 30;

    private final FeedPorts ports;
    private Channel channel;
    private FeedSession session;
    private Lines lines;
    private Answers answers = answers("");
    private long writtenBytes;
    private Greeting greeting;
    private LineScanner scanner;
    private ByteBuf pending;
    private boolean isInputEnded;
    private boolean isWatched;
    private boolean isProceeding;
    private boolean isOver;
    private long said;

    /** A line buffer with its memory. */
    private record Lines(Arena arena, LineBuffer buffer) {
        static Lines of(final Ledger ledger, final int maxLineBytes) {
            final int bytes = maxLineBytes + LineBuffer.READ_BYTES;
            final Arena arena = Arena.open(ledger, "feed", "connection", bytes);
            return new Lines(
                    arena,
                    new LineBuffer(arena.address(), arena.buffer().slice(0, bytes), maxLineBytes));
        }
    }

    LineConversation(final FeedPorts ports) {
        this.ports = ports;
    }

    private static Answers answers(final String level) {
        return new Answers(ByteBuffer.allocate(Answers.CAPACITY_BYTES), level);
    }

    @Override
    public void channelActive(final ChannelHandlerContext context) {
        channel = context.channel();
        session = new FeedSession(ports, channel.eventLoop(), this);
        lines = Lines.of(ports.appliance().streams().ledger(), Greeting.MAX_BYTES);
        final var _ =
                channel.eventLoop().schedule(this::endUnlessOpened, GREETING_S, TimeUnit.SECONDS);
        proceed();
    }

    private void endUnlessOpened() {
        if (!session.isOpened()) {
            refuse(
                    HeliosException.of(TcpError.TOO_SLOW, "the client has not been let in in time")
                            .detail(GREETING_S + " s"));
        }
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object message) {
        if (isOver) {
            ReferenceCountUtil.release(message);
        } else {
            pending = (ByteBuf) message;
            proceed();
        }
    }

    @Override
    public void userEventTriggered(final ChannelHandlerContext context, final Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            isInputEnded = true;
            proceed();
        }
    }

    @Override
    public void channelWritabilityChanged(final ChannelHandlerContext context) {
        if (channel.isWritable()) {
            proceed();
        }
    }

    @Override
    public void onNews() {
        proceed();
    }

    @Override
    public void onRefused(final HeliosException why) {
        refuse(why);
    }

    @Override
    public void onOpened(final long taken) {
        final StreamEndpoint stream = session.stream();
        try {
            scanner =
                    new LineScanner(
                            stream.lineScanner(greeting.format().title()), stream.maxRowBytes());
            final Lines own = Lines.of(ports.appliance().streams().ledger(), stream.maxLineBytes());
            own.buffer().takeOver(lines.buffer());
            lines.arena().close();
            lines = own;
        } catch (final HeliosException e) {
            refuse(e);
            return;
        }
        answers = answers(stream.level());
        answers.resume(taken);
        proceed();
    }

    /** Takes what can be taken, and says what is to be said. */
    private void proceed() {
        if (isOver || isProceeding) {
            return; // or a write has made room for the next one
        }
        isProceeding = true;
        try {
            boolean isGoingOn = true;
            while (isGoingOn) {
                isGoingOn = step();
            }
            if (session.isOpened()) {
                session.handOver();
            }
            answer();
        } catch (final HeliosException e) {
            refuse(e);
        } finally {
            isProceeding = false;
        }
    }

    /** Takes a line, or looks for one; false if that has to wait. */
    private boolean step() {
        final int found = lines.buffer().find();
        if (found == LineBuffer.NONE) {
            return fill();
        }
        if (greeting == null) {
            greet(found);
            return false;
        }
        return session.isOpened() && canAnswer() && take(found);
    }

    private boolean fill() {
        if (pending == null) {
            if (!isInputEnded) {
                channel.read();
            }
            return false;
        }
        final ByteBuffer room = lines.buffer().room();
        final int count = Math.min(room.remaining(), pending.readableBytes());
        pending.readBytes(room.slice(room.position(), count));
        lines.buffer().filled(count);
        if (!pending.isReadable()) {
            pending.release();
            pending = null;
        }
        return true;
    }

    private void greet(final int found) {
        if (found == LineBuffer.TOO_LONG) {
            throw HeliosException.of(TcpError.GREETING, "the greeting is too long")
                    .detail("at most " + Greeting.MAX_BYTES + " bytes");
        }
        final byte[] line = new byte[lines.buffer().lineLength()];
        Memory.copyToArray(lines.buffer().lineAddress(), line, 0, line.length);
        greeting = Greeting.of(line);
        lines.buffer().consume();
        session.open(greeting, ((InetSocketAddress) channel.remoteAddress()).getAddress());
    }

    private boolean canAnswer() {
        if (!answers.hasRoomForError()) {
            write();
            watchReader();
        }
        return answers.hasRoomForError();
    }

    /** A client that takes nothing of what it is told for a while is closed. */
    private void watchReader() {
        if (!isWatched && !answers.hasRoomForError()) {
            isWatched = true;
            final long before = writtenBytes;
            final var _ =
                    channel.eventLoop()
                            .schedule(() -> endIfStuck(before), READER_S, TimeUnit.SECONDS);
        }
    }

    private void endIfStuck(final long before) {
        isWatched = false;
        if (!isOver && !answers.hasRoomForError() && writtenBytes == before) {
            end();
        }
    }

    private boolean take(final int found) {
        final RowBatch batch = session.batch();
        if (batch == null) {
            return false;
        }
        final LineBuffer buffer = lines.buffer();
        final int outcome =
                found == LineBuffer.TOO_LONG
                        ? LineScanner.BAD
                        : scanner.scan(batch, buffer.lineAddress(), buffer.lineLength());
        if (outcome == LineScanner.NO_ROOM) {
            makeRoom(batch);
            return true;
        }
        if (outcome == LineScanner.ROW) {
            session.taken();
        } else {
            if (outcome == LineScanner.BAD) {
                ports.counts().onBadRow();
                answers.error(
                        session.next(),
                        found == LineBuffer.TOO_LONG ? tooLong() : scanner.problem());
            }
            session.leftOut();
        }
        buffer.consume();
        return true;
    }

    private void makeRoom(final RowBatch batch) {
        if (batch.rowCount() > 0) {
            session.handOver();
        } else {
            batch.grow(0);
        }
    }

    private HeliosException tooLong() {
        return HeliosException.of(FormatError.TOO_LONG, "the line is longer than the limit")
                .detail("at most " + session.stream().maxLineBytes() + " bytes");
    }

    private void answer() {
        final long safe = session.acknowledged();
        if (safe > said && answers.acknowledge(safe)) {
            said = safe;
        }
        write();
        if (isInputEnded && pending == null) {
            endInput();
        }
    }

    /** Nothing while too much waits in the connection. */
    private void write() {
        if (answers.isWaiting() && channel.isWritable()) {
            answers.drain(this::write);
        }
    }

    private void write(final ByteBuffer bytes) {
        writtenBytes += bytes.remaining();
        final var _ =
                channel.writeAndFlush(channel.alloc().buffer(bytes.remaining()).writeBytes(bytes));
    }

    /** The client sends nothing any more: it is told all it waits for. */
    private void endInput() {
        if (lines.buffer().find() != LineBuffer.NONE) {
            return;
        }
        if (!session.isOpened() && greeting != null) {
            return; // it may still be let in, and is told so
        }
        final boolean isHeard = !session.isOpened() || said == session.next() - 1;
        if (isHeard && lines.buffer().hasPart()) {
            refuse(
                    HeliosException.of(TcpError.CUT_OFF, "the last line has no line feed")
                            .detail("it may be cut off and is not taken"));
        } else if (isHeard && !answers.isWaiting()) {
            end();
        }
    }

    /** Says why it is over, if the client listens. */
    private void refuse(final HeliosException why) {
        if (!isOver) {
            ports.counts().onRefused();
            answers.error(0, why);
            write();
            end();
        }
    }

    private void end() {
        release();
        final var _ =
                channel.writeAndFlush(Unpooled.EMPTY_BUFFER)
                        .addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelInactive(final ChannelHandlerContext context) {
        release();
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
        if (!(cause instanceof IOException)) { // the client has gone
            ports.defects().onError(cause);
        }
        release();
        final var _ = channel.close();
    }

    private void release() {
        if (isOver) {
            return;
        }
        isOver = true;
        session.close();
        CloseHelper.closeAll(scanner, lines.arena());
        if (pending != null) {
            pending.release();
            pending = null;
        }
    }
}
