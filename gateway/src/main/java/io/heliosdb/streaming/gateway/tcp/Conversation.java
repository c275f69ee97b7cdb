package io.heliosdb.streaming.gateway.tcp;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.feed.FeedFrame;
import io.heliosdb.streaming.connectors.feed.Answers;
import io.heliosdb.streaming.gateway.feed.FeedError;
import io.heliosdb.streaming.gateway.security.limit.ClientAddress;
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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A connection; on its event loop. The first byte tells in which {@link Dialect} the client speaks.
 *
 * <p>Bytes are asked for when all that came is taken; a row is taken when there is a batch for it,
 * and room to say that it is bad.
 */
final class Conversation extends ChannelInboundHandlerAdapter implements FeedSession.Client {
    private static final int GREETING_S = 10;
    private static final int READER_S = 30;

    private final FeedPorts ports;
    private final Newcomers newcomers;
    private Channel channel;
    private FeedSession session;
    private Dialect dialect;
    private ByteBuf pending;
    private long writtenBytes;
    private boolean isInputEnded;
    private boolean isWatched;
    private boolean isProceeding;
    private boolean isOver;

    /**
     * @param newcomers to which it belongs until it has greeted
     */
    Conversation(final FeedPorts ports, final Newcomers newcomers) {
        this.ports = ports;
        this.newcomers = newcomers;
    }

    @Override
    public void channelActive(final ChannelHandlerContext context) {
        channel = context.channel();
        session = new FeedSession(ports, channel.eventLoop(), this);
        try {
            newcomers.came(this, ClientAddress.of(peer()));
        } catch (final HeliosException e) {
            refuse(e);
            return;
        }
        final var _ =
                channel.eventLoop().schedule(this::endUnlessOpened, GREETING_S, TimeUnit.SECONDS);
        channel.read();
    }

    private InetAddress peer() {
        return ((InetSocketAddress) channel.remoteAddress()).getAddress();
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
            return;
        }
        pending = (ByteBuf) message;
        if (dialect == null) {
            begin(pending.getByte(pending.readerIndex()));
        }
        proceed();
    }

    private void begin(final byte first) {
        try {
            dialect = dialect(first);
        } catch (final HeliosException e) {
            refuse(e); // there is no memory for another one
        }
    }

    private Dialect dialect(final byte first) {
        return first == (byte) FeedFrame.PREFACE
                ? new FrameDialect(ports, session, peer())
                : new LineDialect(ports, session, peer());
    }

    @Override
    public void userEventTriggered(final ChannelHandlerContext context, final Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            isInputEnded = true;
            if (dialect == null) {
                end();
            }
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
    public void onOpened(final long taken) {
        try {
            dialect.onOpened(taken);
        } catch (final HeliosException e) {
            refuse(e);
        }
        proceed();
    }

    @Override
    public void onNews() {
        proceed();
    }

    @Override
    public void onRefused(final HeliosException why) {
        refuse(why);
    }

    /** Takes what can be taken, and says what is to be said. */
    private void proceed() {
        if (isOver || isProceeding || dialect == null) {
            return; // or a write has made room for the next one
        }
        isProceeding = true;
        try {
            boolean isGoingOn = true;
            while (isGoingOn) {
                isGoingOn = step();
            }
            if (session.isAsked()) {
                newcomers.left(this);
            }
            if (session.isOpened()) {
                session.handOver();
                dialect.acknowledge();
            }
            write();
            if (isInputEnded && pending == null) {
                endInput();
            }
        } catch (final HeliosException e) {
            refuse(e);
        } finally {
            isProceeding = false;
        }
    }

    private boolean step() {
        if (session.isOpened() && !dialect.hasRoomToSay()) {
            write();
            if (!dialect.hasRoomToSay()) {
                watchReader();
                return false;
            }
        }
        return switch (dialect.step()) {
            case GOES_ON -> true;
            case NEEDS_BYTES -> fill();
            case WAITS -> false;
        };
    }

    private boolean fill() {
        if (pending == null) {
            if (!isInputEnded) {
                channel.read();
            }
            return pending != null; // more of what was decrypted at once
        }
        final ByteBuffer room = dialect.room();
        final int count = Math.min(room.remaining(), pending.readableBytes());
        pending.readBytes(room.slice(room.position(), count));
        dialect.filled(count);
        if (!pending.isReadable()) {
            pending.release();
            pending = null;
        }
        return true;
    }

    /** A client that takes nothing of what it is told for a while is closed. */
    private void watchReader() {
        if (!isWatched) {
            isWatched = true;
            final long before = writtenBytes;
            final var _ =
                    channel.eventLoop()
                            .schedule(() -> endIfStuck(before), READER_S, TimeUnit.SECONDS);
        }
    }

    private void endIfStuck(final long before) {
        isWatched = false;
        if (!isOver && !dialect.hasRoomToSay() && writtenBytes == before) {
            end();
        }
    }

    /** Nothing while too much waits in the connection. */
    private void write() {
        if (dialect.isSaying() && channel.isWritable()) {
            dialect.say(this::write);
        }
    }

    private void write(final ByteBuffer bytes) {
        writtenBytes += bytes.remaining();
        final var _ =
                channel.writeAndFlush(channel.alloc().buffer(bytes.remaining()).writeBytes(bytes));
    }

    /** The client sends nothing any more: it is told all it waits for. */
    private void endInput() {
        if (session.isAsked() && !session.isOpened()) {
            return; // it may still be let in, and is told so
        }
        if (session.isOpened() && !dialect.isAllSaid()) {
            return;
        }
        final Optional<HeliosException> leftOver = dialect.leftOver();
        if (leftOver.isPresent()) {
            refuse(leftOver.get());
        } else if (!dialect.isSaying()) {
            end();
        }
    }

    /** Says why it is over, if the client listens: in a line if it has not spoken yet. */
    void refuse(final HeliosException refusal) {
        if (isOver) {
            return;
        }
        final HeliosException why = FeedError.told(refusal);
        ports.counts().onRefused();
        if (dialect == null) {
            final Answers line = LineDialect.answers("");
            line.error(0, why);
            line.drain(this::write);
        } else {
            dialect.refuse(why);
            write();
        }
        end();
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
        newcomers.left(this);
        session.close();
        CloseHelper.closeAll(dialect);
        if (pending != null) {
            pending.release();
            pending = null;
        }
    }
}
