package io.heliosdb.streaming.connectors.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.connectors.spi.RowCollector;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/** Once it runs, a socket takes rows and acknowledges them without allocating. */
@Tag("c2")
final class SocketAllocationTest {
    private static final int WARM_UP_ROWS = 200_000;
    private static final int ROWS = 200_000;

    /** Counts rows and positions, and has room now and then. */
    private static final class Counting implements RowCollector {
        private final long address;
        private long attempts;
        private long rows;
        private long positions;

        Counting(final long address) {
            this.address = address;
        }

        @Override
        public long claim(final int minBytes) {
            return ++attempts % 7 == 0 ? 0 : address;
        }

        @Override
        public int claimedBytes() {
            return 64;
        }

        @Override
        public void commit(final int length) {
            rows++;
        }

        @Override
        public boolean position(final byte[] key, final byte[] position) {
            positions++;
            return true;
        }
    }

    @Test
    void rowsOfTwoProducersInTurn() throws IOException {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long thread = Thread.currentThread().threadId();
        try (SocketRig rig = new SocketRig();
                Arena room = Arena.open(rig.ledger, "test", "room", 64)) {
            final Counting log = new Counting(room.address());
            final Client[] clients = {
                rig.connect().send("HELLO p1\n"), rig.connect().send("HELLO p2\n")
            };
            final byte[] lines = "1\n2\n3\n4\n5\n6\n7\n8\n".getBytes(StandardCharsets.US_ASCII);
            long allocated = 0;
            long measuredFrom = 0;
            for (int turn = 0; log.rows < WARM_UP_ROWS + ROWS; turn++) {
                clients[turn & 1].offer(lines);
                final long before = threads.getThreadAllocatedBytes(thread);
                for (int i = 0; i < 3; i++) {
                    rig.source.poll(log);
                }
                rig.source.acknowledged(log.rows + log.positions);
                final long after = threads.getThreadAllocatedBytes(thread);
                if (log.rows >= WARM_UP_ROWS) {
                    measuredFrom = measuredFrom == 0 ? log.rows : measuredFrom;
                    allocated += after - before;
                }
                if ((turn & 63) == 0) {
                    clients[0].heard();
                    clients[1].heard();
                }
            }
            assertThat(log.positions).isGreaterThan(1000);
            assertThat(allocated / (double) (log.rows - measuredFrom))
                    .as("bytes per row")
                    .isLessThan(1.0);
        }
    }
}
