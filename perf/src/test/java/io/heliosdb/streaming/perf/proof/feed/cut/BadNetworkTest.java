package io.heliosdb.streaming.perf.proof.feed.cut;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

@Timeout(60)
final class BadNetworkTest {
    private static final int BYTES = 1_000_000;

    /** What came out, of each connection. */
    private static List<byte[]> passed(final long seed, final int connections, final boolean calm)
            throws Exception {
        final List<byte[]> passed = new ArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                BadNetwork network = BadNetwork.before(server.getLocalPort(), seed)) {
            if (calm) {
                network.calm();
            }
            for (int i = 0; i < connections; i++) {
                try (Socket client = new Socket(InetAddress.getLoopbackAddress(), network.port())) {
                    final Thread sender = Thread.ofPlatform().start(() -> send(client));
                    try (Socket accepted = server.accept()) {
                        passed.add(read(accepted));
                    }
                    sender.join();
                }
            }
        }
        return passed;
    }

    private static byte[] sent() {
        final byte[] bytes = new byte[BYTES];
        new Random(3).nextBytes(bytes);
        return bytes;
    }

    private static void send(final Socket client) {
        try {
            client.getOutputStream().write(sent());
            client.shutdownOutput();
        } catch (final IOException cut) {
            assertThat(cut).isNotNull();
        }
    }

    private static byte[] read(final Socket socket) {
        final byte[] all = new byte[BYTES];
        int count = 0;
        try {
            for (int more = 0; more >= 0; more = socket.getInputStream().read(all, count, 4096)) {
                count += more;
                if (count > BYTES - 4096) {
                    count += socket.getInputStream().readNBytes(all, count, BYTES - count);
                    break;
                }
            }
        } catch (final IOException reset) {
            assertThat(reset).isNotNull();
        }
        return Arrays.copyOf(all, count);
    }

    @Test
    void whileItIsCalmEverythingPasses() throws Exception {
        assertThat(passed(1, 1, true)).containsExactly(sent());
    }

    @Test
    void whatPassesIsTheBeginning() throws Exception {
        final byte[] sent = sent();
        int cuts = 0;
        for (final byte[] passed : passed(9, 12, false)) {
            assertThat(passed).isEqualTo(Arrays.copyOf(sent, passed.length));
            cuts += passed.length < BYTES ? 1 : 0;
        }
        assertThat(cuts).isPositive();
    }

    @Test
    void aSeedIsAlwaysTheSame() {
        final Mischief one = new Mischief(4, 2, 1_000);
        final Mischief other = new Mischief(4, 2, 1_000);
        for (int i = 0; i < 10_000; i++) {
            final int bytes = one.mayPass(500);
            assertThat(other.mayPass(500)).isEqualTo(bytes).isBetween(1, 500);
            assertThat(other.passed(bytes)).isEqualTo(one.passed(bytes));
        }
    }
}
