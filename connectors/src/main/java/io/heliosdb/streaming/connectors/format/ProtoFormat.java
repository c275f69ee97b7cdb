package io.heliosdb.streaming.connectors.format;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.protobuf.ProtoOptions;
import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.FileStorage;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads what the format protobuf needs beside its options. Control plane. */
final class ProtoFormat {
    private static final int MAX_BYTES = 16 << 20;

    private ProtoFormat() {}

    /**
     * The descriptor set that a table names.
     *
     * @throws HeliosException {@code HCOD-0114} if there is no such file
     */
    static byte[] descriptors(final ProtoOptions options) {
        final String file = options.descriptorFile();
        try {
            final Path path = Path.of(file);
            final FileStorage storage = new FileStorage();
            if (storage.exists(path)) {
                return AtomicFile.read(storage, path, MAX_BYTES);
            }
        } catch (final InvalidPathException e) {
            throw missing(file).causedBy(e);
        }
        throw missing(file);
    }

    private static HeliosException missing(final String file) {
        return HeliosException.of(FormatError.DESCRIPTOR, "no such descriptor set: " + file)
                .detail("protobuf.descriptor-file")
                .hint("write it with protoc --include_imports --descriptor_set_out=FILE");
    }
}
