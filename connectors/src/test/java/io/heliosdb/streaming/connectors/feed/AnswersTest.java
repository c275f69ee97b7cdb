package io.heliosdb.streaming.connectors.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.spi.ConnectorError;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;

/** What fits, and what does not, goes unsaid as a whole. */
final class AnswersTest {
    private final Answers answers =
            new Answers(ByteBuffer.allocate(Answers.CAPACITY_BYTES), "fsynced");

    private static HeliosException longError() {
        return HeliosException.of(ConnectorError.CLIENT_REFUSED, "e".repeat(2_000));
    }

    @Test
    void acknowledgementsLeaveRoomForAnError() throws IOException {
        long line = 0;
        while (answers.acknowledge(line + 1)) {
            line++;
        }
        assertThat(line).isGreaterThan(100);
        assertThat(answers.hasRoomForError()).isTrue();
        answers.error(line, longError());
        assertThat(answers.hasRoomForError()).isFalse();
        answers.error(line + 1, longError());
        final String[] said = written().split("\n", -1);
        assertThat(said).hasSize((int) line + 2).endsWith("");
        assertThat(said[(int) line - 1]).isEqualTo("ACK " + line + " fsynced");
        assertThat(said[(int) line]).startsWith("ERR " + line + " HCON-0013 e").hasSize(512);
        assertThat(answers.acknowledge(line + 1)).as("there is room again").isTrue();
    }

    @Test
    void aLongErrorIsCutBetweenCharacters() throws IOException {
        for (int shift = 0; shift < 4; shift++) {
            final String text = "x".repeat(shift) + "€".repeat(500);
            answers.error(1, HeliosException.of(ConnectorError.CLIENT_REFUSED, text));
            assertThat(written()).endsWith("€\n").hasSizeGreaterThan(150);
        }
    }

    private String written() throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (answers.isWaiting()) {
            assertThat(answers.write(Channels.newChannel(bytes))).isPositive();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
