package io.heliosdb.streaming.perf.proof.fuzz;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.DefaultChannelId;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** A connection without a network: bytes are handed over when they are asked for. One thread. */
final class HandDrivenChannel extends EmbeddedChannel {
    private static final InetSocketAddress PEER =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

    private boolean isAsking;

    HandDrivenChannel(final ChannelHandler handler) {
        super(DefaultChannelId.newInstance(), false, false, handler);
        config().setAutoRead(false);
    }

    /** Connects. */
    HandDrivenChannel connected() {
        try {
            register();
        } catch (final Exception e) {
            throw new IllegalStateException(e);
        }
        runPendingTasks();
        return this;
    }

    @Override
    protected SocketAddress remoteAddress0() {
        return isActive() ? PEER : null;
    }

    @Override
    protected void doBeginRead() {
        isAsking = true;
    }

    /** Whether the conversation waits for bytes. */
    boolean isAsking() {
        return isAsking;
    }

    /** Hands bytes over. */
    void hand(final byte[] bytes, final int place, final int count) {
        isAsking = false;
        writeInbound(Unpooled.copiedBuffer(bytes, place, count));
    }

    /** Nothing more will come. */
    void end() {
        pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        runPendingTasks();
    }

    /** What was said so far. */
    byte[] said() {
        final ByteArrayOutputStream said = new ByteArrayOutputStream();
        for (ByteBuf next = readOutbound(); next != null; next = readOutbound()) {
            try {
                next.readBytes(said, next.readableBytes());
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                next.release();
            }
        }
        return said.toByteArray();
    }
}
