package io.heliosdb.streaming.gateway.tcp;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.feed.FeedCounts;
import io.heliosdb.streaming.gateway.http.ApplianceAccess;
import io.heliosdb.streaming.gateway.security.Gate;
import io.heliosdb.streaming.gateway.tls.Handshakes;
import io.heliosdb.streaming.gateway.tls.ServerTls;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

import org.agrona.ErrorHandler;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Listens for feeds over TCP, with one event loop. */
public final class TcpDoor implements AutoCloseable {
    private static final int READ_BYTES = 64 << 10;
    private static final int LOW_BYTES = 8 << 10;
    private static final int HIGH_BYTES = 32 << 10;
    private static final int ENDING_S = 2;

    private final IoEventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(
                    1, new DefaultThreadFactory("feeds-tcp", true), NioIoHandler.newFactory());
    private final ExecutorService checks = Executors.newVirtualThreadPerTaskExecutor();
    private final FeedCounts counts;
    private final FeedPorts ports;
    private final Newcomers newcomers;
    private final Consumer<SocketChannel> encryption;
    private Channel server;

    private TcpDoor(
            final ApplianceAccess appliance,
            final Gate gate,
            final FeedCounts counts,
            final ErrorHandler defects,
            final Optional<ServerTls> tls) {
        this.counts = counts;
        newcomers = new Newcomers(counts);
        ports = new FeedPorts(appliance, gate::decide, checks, counts, defects);
        encryption = tls.map(TcpDoor::encryption).orElse(channel -> {});
    }

    private static Consumer<SocketChannel> encryption(final ServerTls tls) {
        final Handshakes handshakes = tls.newHandshakes();
        return channel -> Decrypted.addTo(channel, tls, handshakes);
    }

    /**
     * Opens it.
     *
     * @param address where to listen; port 0 for any that is free
     * @param appliance behind it
     * @param counts what came in
     * @param defects told what is nobody's fault but ours
     * @param tls none for plain text
     * @throws HeliosException {@code HNET-0404} if that is not possible
     */
    public static TcpDoor open(
            final InetSocketAddress address,
            final ApplianceAccess appliance,
            final Gate gate,
            final FeedCounts counts,
            final ErrorHandler defects,
            final Optional<ServerTls> tls) {
        final TcpDoor door = new TcpDoor(appliance, gate, counts, defects, tls);
        final ChannelFuture bound = door.bootstrap().bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            door.close();
            throw HeliosException.of(TcpError.NOT_OPENED, "cannot listen at " + address)
                    .detail(String.valueOf(bound.cause()))
                    .hint("set another server.feed_port, or 0 for any that is free")
                    .causedBy(bound.cause());
        }
        door.server = bound.channel();
        return door;
    }

    private ServerBootstrap bootstrap() {
        return new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(READ_BYTES).maxMessagesPerRead(1))
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(LOW_BYTES, HIGH_BYTES))
                .childHandler(
                        new ChannelInitializer<SocketChannel>() {
                            @Override
                            protected void initChannel(final SocketChannel channel) {
                                take(channel);
                            }
                        });
    }

    private void take(final SocketChannel channel) {
        final var _ = channel.closeFuture().addListener(closed -> counts.onClosed());
        counts.onOpened();
        encryption.accept(channel);
        channel.pipeline().addLast(new Conversation(ports, newcomers));
    }

    /** What takes the bytes of one connection, on whatever channel they come. */
    public static ChannelHandler conversation(final FeedPorts ports) {
        return new Conversation(ports, new Newcomers(ports.counts()));
    }

    /** Where it listens: host and port. */
    public String address() {
        final InetSocketAddress address = (InetSocketAddress) server.localAddress();
        return address.getHostString() + ':' + address.getPort();
    }

    @Override
    public void close() {
        if (server != null) {
            final var _ = server.close().awaitUninterruptibly();
        }
        checks.close();
        final var _ = loop.shutdownGracefully(0, ENDING_S, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
