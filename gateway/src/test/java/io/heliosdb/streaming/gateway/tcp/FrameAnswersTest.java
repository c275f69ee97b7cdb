package io.heliosdb.streaming.gateway.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.feed.FeedFrame;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.ir.Token;
import uk.co.real_logic.sbe.otf.AbstractTokenListener;
import uk.co.real_logic.sbe.otf.OtfHeaderDecoder;
import uk.co.real_logic.sbe.otf.OtfMessageDecoder;
import uk.co.real_logic.sbe.xml.IrGenerator;
import uk.co.real_logic.sbe.xml.ParserOptions;
import uk.co.real_logic.sbe.xml.XmlSchemaParser;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Messages as the schema for other languages reads them. */
final class FrameAnswersTest {
    private final FrameAnswers answers = new FrameAnswers();

    private static Ir schema() throws Exception {
        try (InputStream xml = FeedFrame.class.getResourceAsStream("feed-protocol.xml")) {
            return new IrGenerator()
                    .generate(XmlSchemaParser.parse(xml, ParserOptions.builder().build()));
        }
    }

    /** Names and values of all messages. */
    private List<String> read() throws Exception {
        final Ir ir = schema();
        final OtfHeaderDecoder head = new OtfHeaderDecoder(ir.headerStructure());
        final List<String> read = new ArrayList<>();
        answers.drain(
                bytes -> {
                    final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
                    int offset = 0;
                    while (offset < bytes.limit()) {
                        final int message = offset + FeedFrame.LENGTH_BYTES;
                        assertThat(head.getSchemaId(buffer, message)).isEqualTo(ir.id());
                        final List<Token> tokens =
                                ir.getMessage(head.getTemplateId(buffer, message));
                        read.add(tokens.getFirst().name());
                        OtfMessageDecoder.decode(
                                buffer,
                                message + head.encodedLength(),
                                head.getSchemaVersion(buffer, message),
                                head.getBlockLength(buffer, message),
                                tokens,
                                new Reader(read));
                        offset = message + buffer.getInt(offset);
                    }
                    assertThat(offset).isEqualTo(bytes.limit());
                });
        return read;
    }

    /** Notes fields as name and value. */
    private static final class Reader extends AbstractTokenListener {
        private final List<String> read;

        Reader(final List<String> read) {
            this.read = read;
        }

        @Override
        public void onEncoding(
                final Token field,
                final DirectBuffer buffer,
                final int index,
                final Token type,
                final int actingVersion) {
            final long value =
                    type.encodedLength() == Long.BYTES
                            ? buffer.getLong(index)
                            : buffer.getInt(index);
            read.add(field.name() + "=" + value);
        }

        @Override
        public void onVarData(
                final Token field,
                final DirectBuffer buffer,
                final int index,
                final int length,
                final Token type) {
            final byte[] bytes = new byte[length];
            buffer.getBytes(index, bytes);
            read.add(field.name() + "=" + new String(bytes, StandardCharsets.UTF_8));
        }
    }

    @Test
    void areAsTheSchemaSays() throws Exception {
        answers.welcome(7, 1 << 20, 4096, "fsynced");
        answers.acknowledge(9, 2 << 20);
        answers.error(8, HeliosException.of(TcpError.FRAME, "what").detail("more"));
        assertThat(read())
                .containsExactly(
                        "Welcome",
                        "taken=7",
                        "credit=1048576",
                        "maxRowBytes=4096",
                        "maxMessageBytes=4194304",
                        "level=fsynced",
                        "Acknowledged",
                        "number=9",
                        "credit=2097152",
                        "Refused",
                        "number=8",
                        "code=HNET-0405",
                        "text=what (more)");
    }

    @Test
    void theSchemaHasTheMessages() throws Exception {
        final Ir ir = schema();
        for (final FeedFrame.Template template : FeedFrame.Template.values()) {
            final Token message = ir.getMessage(template.id()).getFirst();
            assertThat(message.name()).isEqualToIgnoringCase(template.name());
            assertThat(message.encodedLength()).isEqualTo(template.blockLength());
        }
        assertThat(ir.id()).isEqualTo(FeedFrame.SCHEMA_ID);
        assertThat(ir.version()).isEqualTo(FeedFrame.VERSION);
    }

    @Test
    void whatHasNoRoomGoesUnsaid() throws Exception {
        final HeliosException why = HeliosException.of(TcpError.FRAME, "ä".repeat(1000));
        int count = 0;
        while (answers.hasRoomForError()) {
            answers.error(++count, why);
        }
        assertThat(count).isGreaterThan(5);
        answers.error(100, why);
        assertThat(answers.acknowledge(1, 1)).isFalse();
        assertThat(read()).filteredOn("Refused"::equals).hasSize(count);
    }
}
