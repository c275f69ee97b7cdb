package io.heliosdb.streaming.gateway.tcp;

import io.heliosdb.streaming.gateway.tls.Handshakes;
import io.heliosdb.streaming.gateway.tls.ServerTls;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;

import java.util.ArrayDeque;
import java.util.Deque;

import javax.net.ssl.SSLException;

/**
 * Makes a connection with TLS look like one without to its {@link Conversation}: one piece of bytes
 * each time it asks for some, and the end of what the client sends behind the last of them. Netty
 * hands on all records of a read at once; they wait here, and nothing is read before they are gone.
 * On the event loop.
 */
final class Decrypted extends ChannelDuplexHandler {
    private final Handshakes.Handshake handshake;
    private final Deque<Object> waiting = new ArrayDeque<>();
    private boolean isAsked;
    private boolean isAtEnd;
    private boolean isEndTold;

    private Decrypted(final Handshakes.Handshake handshake) {
        this.handshake = handshake;
    }

    /** Has a new connection begin with a handshake. */
    static void addTo(
            final SocketChannel channel, final ServerTls tls, final Handshakes handshakes) {
        final SslHandler encryption = new SslHandler(tls.newEngine());
        encryption.setHandshakeTimeoutMillis(0); // the deadline is that of all handshakes
        final ChannelPipeline pipeline = channel.pipeline().addLast(encryption);
        final ChannelHandlerContext outermost = pipeline.context(encryption);
        pipeline.addLast(
                new Decrypted(
                        handshakes.begin(channel.remoteAddress(), () -> breakOff(outermost))));
    }

    /** Below the encryption, which would wait until it has said goodbye. */
    private static void breakOff(final ChannelHandlerContext outermost) {
        final var _ = outermost.close();
    }

    @Override
    public void read(final ChannelHandlerContext context) {
        if (waiting.isEmpty() && !isAtEnd) {
            isAsked = true;
            context.read();
        } else if (waiting.isEmpty()) {
            tellEnd(context);
        } else {
            context.fireChannelRead(waiting.poll());
        }
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object message) {
        if (isAsked) {
            isAsked = false;
            context.fireChannelRead(message);
        } else {
            waiting.add(message);
        }
    }

    @Override
    public void userEventTriggered(final ChannelHandlerContext context, final Object event) {
        switch (event) {
            case SslHandshakeCompletionEvent end when end.isSuccess() -> handshake.onSucceeded();
            case SslHandshakeCompletionEvent end -> handshake.onFailed(end.cause());
            case SslCloseCompletionEvent _, ChannelInputShutdownEvent _ -> {
                isAtEnd = true;
                if (waiting.isEmpty()) {
                    tellEnd(context);
                }
            }
            default -> context.fireUserEventTriggered(event);
        }
    }

    private void tellEnd(final ChannelHandlerContext context) {
        if (!isEndTold) {
            isEndTold = true;
            context.fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        }
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
        if (cause instanceof DecoderException && cause.getCause() instanceof SSLException broken) {
            handshake.onFailed(broken);
            context.fireExceptionCaught(broken);
        } else {
            context.fireExceptionCaught(cause);
        }
    }

    @Override
    public void channelInactive(final ChannelHandlerContext context) {
        handshake.onClosed();
        release();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(final ChannelHandlerContext context) {
        release();
    }

    private void release() {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }
}
