package io.heliosdb.streaming.connectors.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** A stream that nobody reads holds up its own lines and nothing else. */
final class LineWriterTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final CountDownLatch reader = new CountDownLatch(1);

    /** A pipe that takes nothing before there is a reader. */
    private final OutputStream pipe =
            new OutputStream() {
                @Override
                public void write(final int value) {
                    write(new byte[] {(byte) value}, 0, 1);
                }

                @Override
                public void write(final byte[] bytes, final int offset, final int length) {
                    boolean isOpen = false;
                    while (!isOpen) { // like one of the system, which no interrupt wakes
                        try {
                            reader.await();
                            isOpen = true;
                        } catch (final InterruptedException e) {
                            isOpen = reader.getCount() == 0;
                        }
                    }
                    synchronized (written) {
                        written.write(bytes, offset, length);
                    }
                }
            };

    private final PrintStream stream = new PrintStream(pipe, false, StandardCharsets.UTF_8);

    private String text() {
        synchronized (written) {
            return written.toString(StandardCharsets.UTF_8);
        }
    }

    private static void awaitWritten(final LineWriter writer) {
        while (!writer.isWritten()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void linesComeOutInTheirOrder() {
        reader.countDown();
        try (LineWriter writer = new LineWriter(stream)) {
            for (int i = 0; i < 10_000; ) {
                i += writer.offer("line " + i) ? 1 : 0;
            }
            awaitWritten(writer);
        }
        assertThat(text().lines())
                .hasSize(10_000)
                .startsWith("line 0", "line 1")
                .endsWith("line 9999");
    }

    @Test
    void whereNobodyReadsLinesAreRefusedAndNobodyWaits() {
        int count = 0;
        try (LineWriter writer = new LineWriter(stream)) {
            while (writer.offer("line " + count)) {
                count++;
            }
            assertThat(count).isBetween(4_000, 50_000);
            assertThat(writer.isWritten()).isFalse();
            reader.countDown();
            awaitWritten(writer);
            assertThat(text().lines()).hasSize(count);
        }
    }

    @Test
    void closingDoesNotWaitForAReader() {
        final LineWriter writer = new LineWriter(stream);
        while (writer.offer("line")) {
            Thread.onSpinWait();
        }
        writer.close();
        assertThat(text()).isEmpty();
        reader.countDown();
    }
}
