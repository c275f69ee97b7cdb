package io.heliosdb.streaming.perf.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.protobuf.ProtoOptions;
import io.heliosdb.streaming.codecs.row.Column;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Random messages that Protobuf's own library writes, read by us and written again, are the same
 * messages to that library; and no file that was changed somewhere brings about anything but an
 * error that says so.
 */
@Timeout(180)
class ProtoTwinTest {
    private static final int FILES = 300;
    private static final int CHANGED_FILES = 20_000;
    private static final long MOST_BYTES = 64 << 20;
    private static final Set<Object> EXPECTED =
            Set.of(
                    FormatError.DAMAGED,
                    FormatError.TOO_LONG,
                    FormatError.VALUE,
                    FormatError.NULL_VALUE,
                    FormatError.ENCODING);

    private final Random random = new Random(48);
    private final RandomMessages messages = new RandomMessages(random);

    private static Descriptor descriptor(final FileDescriptorProto file) {
        try {
            return FileDescriptor.buildFrom(file, new FileDescriptor[0])
                    .findMessageTypeByName("Row");
        } catch (final DescriptorValidationException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    private static byte[] set(final FileDescriptorProto file) {
        return FileDescriptorSet.newBuilder().addFile(file).build().toByteArray();
    }

    private static ProtoOptions options(final String... more) {
        final Map<String, String> options =
                new HashMap<>(Map.of("descriptor-file", "set.desc", "message-name", "test.Row"));
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        return ProtoOptions.of(options);
    }

    private byte[] file(final Descriptor row) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = random.nextInt(20); i > 0; i--) {
            messages.message(row, 0).writeDelimitedTo(bytes);
        }
        return bytes.toByteArray();
    }

    /** Messages as text, with what is absent or the default that it has then. */
    private static List<String> read(
            final Descriptor row, final byte[] file, final boolean showsAbsence)
            throws IOException {
        final ByteArrayInputStream bytes = new ByteArrayInputStream(file);
        final List<String> found = new ArrayList<>();
        while (bytes.available() > 0) {
            final DynamicMessage.Builder message = DynamicMessage.newBuilder(row);
            message.mergeDelimitedFrom(bytes);
            found.add(RandomMessages.text(message.build(), showsAbsence));
        }
        return found;
    }

    @Test
    void whatProtobufWritesIsReadAndWrittenAgain() throws IOException {
        for (int i = 0; i < FILES; i++) {
            final boolean isProto3 = random.nextBoolean();
            final FileDescriptorProto proto = messages.file(isProto3, random.nextBoolean());
            final Descriptor row = descriptor(proto);
            final List<Column> columns = RandomMessages.columns(row);
            final byte[] file = file(row);
            final byte[] again =
                    OurFormats.protoAgain(file, columns, options(), set(proto), MOST_BYTES);
            // in proto3 what is absent is read as the default, which a field with presence then has
            assertThat(read(row, again, !isProto3))
                    .as(proto.toString())
                    .isEqualTo(read(row, file, !isProto3));
            if (!isProto3) {
                assertThat(again).as(proto.toString()).hasSameSizeAs(file);
            }
        }
    }

    @Test
    void messagesOneBehindTheOtherAreOne() throws IOException {
        for (int i = 0; i < FILES; i++) {
            final FileDescriptorProto proto = messages.file(false, false);
            final Descriptor row = descriptor(proto);
            final byte[] first = messages.message(row, 0).toByteArray();
            final byte[] second = messages.message(row, 0).toByteArray();
            final byte[] both = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, both, first.length, second.length);
            final ByteArrayOutputStream file = new ByteArrayOutputStream();
            int rest = both.length;
            while (rest >= 0x80) {
                file.write((rest & 0x7f) | 0x80);
                rest >>>= 7;
            }
            file.write(rest);
            file.write(both);
            final byte[] again =
                    OurFormats.protoAgain(
                            file.toByteArray(),
                            RandomMessages.columns(row),
                            options(),
                            set(proto),
                            MOST_BYTES);
            assertThat(read(row, again, true))
                    .as(proto.toString())
                    .isEqualTo(read(row, file.toByteArray(), true));
        }
    }

    @Test
    void changedFilesAreRefusedOrRead() throws IOException {
        int refused = 0;
        byte[] file = {};
        byte[] set = {};
        List<Column> columns = List.of();
        for (int i = 0; i < CHANGED_FILES; i++) {
            if (i % 20 == 0) {
                final FileDescriptorProto proto = messages.file(random.nextBoolean(), true);
                set = set(proto);
                columns = RandomMessages.columns(descriptor(proto));
                file = file(descriptor(proto));
            }
            try {
                OurFormats.protoAgain(changed(file), columns, options(), set, MOST_BYTES);
            } catch (final HeliosException e) {
                refused++;
                assertThat(e.code()).as(e.toString()).isIn(EXPECTED);
                assertThat(e.what() + e.detail()).contains("twin.pb, message");
            }
        }
        assertThat(refused).isBetween(CHANGED_FILES / 5, CHANGED_FILES - 1);
    }

    @Test
    void changedDescriptorSetsAreRefusedOrRead() {
        int refused = 0;
        for (int i = 0; i < CHANGED_FILES / 10; i++) {
            final FileDescriptorProto proto = messages.file(random.nextBoolean(), true);
            final List<Column> columns = RandomMessages.columns(descriptor(proto));
            try {
                OurFormats.protoAgain(
                        new byte[0], columns, options(), changed(set(proto)), MOST_BYTES);
            } catch (final HeliosException e) {
                refused++;
                assertThat(e.code()).isIn(FormatError.DESCRIPTOR, FormatError.FILE_SCHEMA);
            }
        }
        assertThat(refused).isGreaterThan(CHANGED_FILES / 50);
    }

    @Test
    void whatCannotBeReadIsLeftOutIfThatIsAsked() throws IOException {
        final FileDescriptorProto proto =
                FileDescriptorProto.newBuilder()
                        .setName("a.proto")
                        .setPackage("test")
                        .setSyntax("proto3")
                        .addMessageType(
                                DescriptorProto.newBuilder()
                                        .setName("Row")
                                        .addField(RandomMessages.text("s", 1)))
                        .build();
        final byte[] file = {2, 10, 0, 3, 10, 5, 65, 3, 10, 1, 66, 3, 10, 1, (byte) 0xff, 9, 10};
        final byte[] again =
                OurFormats.protoAgain(
                        file,
                        RandomMessages.columns(descriptor(proto)),
                        options("ignore-parse-errors", "true"),
                        set(proto),
                        MOST_BYTES);
        assertThat(again).isEqualTo(new byte[] {0, 3, 10, 1, 66});
    }

    private byte[] changed(final byte[] file) {
        byte[] changed = file.clone();
        if (random.nextInt(6) == 0 && changed.length > 0) {
            changed = Arrays.copyOf(changed, random.nextInt(changed.length));
        }
        for (int i = random.nextInt(4); i >= 0 && changed.length > 0; i--) {
            final int at = random.nextInt(changed.length);
            switch (random.nextInt(3)) {
                case 0 -> changed[at] = (byte) random.nextInt();
                case 1 -> changed[at] ^= (byte) (1 << random.nextInt(8));
                default -> changed[at] = (byte) (random.nextBoolean() ? 0xff : 0x01);
            }
        }
        return changed;
    }
}
