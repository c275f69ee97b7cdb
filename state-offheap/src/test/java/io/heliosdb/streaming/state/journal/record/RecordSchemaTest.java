package io.heliosdb.streaming.state.journal.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.RecordType;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

/** What the schema for other languages says is what the packer writes. */
class RecordSchemaTest {
    /** Values of a composite, by name, as the schema says they lie. */
    private static Map<String, Long> read(final String composite, final long address)
            throws Exception {
        final Map<String, Long> values = new LinkedHashMap<>();
        final Element found = composite(composite);
        final NodeList types = found.getElementsByTagName("type");
        for (int i = 0; i < types.getLength(); i++) {
            final Element type = (Element) types.item(i);
            final long at = address + Long.parseLong(type.getAttribute("offset"));
            values.put(
                    type.getAttribute("name"),
                    switch (type.getAttribute("primitiveType")) {
                        case "uint16" -> Memory.getShort(at) & 0xffffL;
                        case "uint32" -> Memory.getInt(at) & 0xffff_ffffL;
                        case "int32" -> (long) Memory.getInt(at);
                        case "int64" -> Memory.getLong(at);
                        default -> throw new AssertionError(type.getAttribute("primitiveType"));
                    });
        }
        return values;
    }

    private static Element composite(final String name) throws Exception {
        try (InputStream xml = PackedRecord.class.getResourceAsStream("journal-record.xml")) {
            final NodeList all =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(xml)
                            .getElementsByTagName("composite");
            for (int i = 0; i < all.getLength(); i++) {
                if (((Element) all.item(i)).getAttribute("name").equals(name)) {
                    return (Element) all.item(i);
                }
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void aRecordAndItsEntry() throws Exception {
        try (Ledger ledger = new Ledger(1 << 20);
                Arena row = Arena.open(ledger, "row", "test", 4096);
                RecordPacker packer = new RecordPacker(ledger, 11, 12)) {
            final LogEntry entry = new LogEntry();
            entry.wrap(RecordType.ROWS, 13, row.address(), 14, 15, 16, 12, 17);
            packer.add(entry);
            packer.finish(0, 18, 20, 19);
            assertThat(read("packedRecord", packer.address()))
                    .containsEntry("magic", (long) PackedRecord.MAGIC)
                    .containsEntry("version", 1L)
                    .containsEntry("flags", 0L)
                    .containsEntry("length", 80L + 24 + 16)
                    .containsEntry("journalId", 11L)
                    .containsEntry("epoch", 12L)
                    .containsEntry("number", 18L)
                    .containsEntry("position", 20L)
                    .containsEntry("forcedPosition", 19L)
                    .containsEntry("firstRowSequence", 16L)
                    .containsEntry("rowCount", 15L)
                    .containsEntry("entryCount", 1L)
                    .containsEntry("payloadLength", 40L)
                    .hasSize(14);
            assertThat(read("entry", packer.address() + PackedRecord.HEADER_LENGTH))
                    .containsEntry("type", 1L)
                    .containsEntry("stream", 13L)
                    .containsEntry("length", 14L)
                    .containsEntry("rowCount", 15L)
                    .containsEntry("timeMs", 17L)
                    .hasSize(5);
        }
    }

    @Test
    void theHeaderOfARecording() throws Exception {
        try (Ledger ledger = new Ledger(1 << 20);
                RecordPacker packer = new RecordPacker(ledger, 11, 12)) {
            packer.addHeader(new RecordingHeader(21, 22, 23, 24, new byte[5]));
            packer.finish(PackedRecord.HEADER, 0, 0, 0);
            assertThat(read("recordingHeader", packer.address() + PackedRecord.HEADER_LENGTH))
                    .containsEntry("formatVersion", 1L)
                    .containsEntry("keyLength", 5L)
                    .containsEntry("previousRecording", 21L)
                    .containsEntry("previousEndRowSequence", 22L)
                    .containsEntry("previousEpoch", 23L)
                    .containsEntry("lastTimeMs", 24L)
                    .hasSize(6);
        }
    }
}
