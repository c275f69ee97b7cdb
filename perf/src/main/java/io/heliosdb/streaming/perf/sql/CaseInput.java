package io.heliosdb.streaming.perf.sql;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * A file that a script reads.
 *
 * @param name file name below the case's folder
 * @param text content before compression
 * @param gzip whether the file is written compressed
 */
public record CaseInput(String name, String text, boolean gzip) {

    /** The bytes to put into the file: UTF-8, compressed if asked for. */
    public byte[] bytes() {
        final byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        if (!gzip) {
            return plain;
        }
        final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(compressed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
