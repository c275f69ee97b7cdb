package io.heliosdb.streaming.perf.sql;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.TextFormat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/**
 * A file that a script reads.
 *
 * @param name file name below the case's folder
 * @param text content before compression
 * @param packing how the file is written
 */
public record CaseInput(String name, String text, Packing packing) {

    /** How the text becomes a file. */
    public enum Packing {
        /** As it stands. */
        PLAIN,
        /** Compressed. */
        GZIP,
        /** Compressed, and the second half lost. */
        TRUNCATED_GZIP,
        /** A file of Avro: the text is a schema on one line, and a record as JSON on each other. */
        AVRO,
        /** A descriptor set of Protobuf: the text is one in Protobuf's text format. */
        DESCRIPTOR,
        /** The text is a folder of sources; the file is a jar of their classes. */
        JAR
    }

    /** The bytes to put into the file: UTF-8, packed as asked for. */
    public byte[] bytes() {
        final byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        return switch (packing) {
            case PLAIN -> plain;
            case JAR -> FunctionJar.of(Path.of(text));
            case AVRO -> AvroFiles.of(text);
            case DESCRIPTOR -> descriptorSet();
            case GZIP -> compress(plain);
            case TRUNCATED_GZIP -> {
                final byte[] whole = compress(plain);
                yield Arrays.copyOf(whole, whole.length / 2);
            }
        };
    }

    private byte[] descriptorSet() {
        try {
            return TextFormat.parse(text, FileDescriptorSet.class).toByteArray();
        } catch (TextFormat.ParseException e) {
            throw new UncheckedIOException("no descriptor set: " + name, e);
        }
    }

    private static byte[] compress(byte[] plain) {
        final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(compressed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
