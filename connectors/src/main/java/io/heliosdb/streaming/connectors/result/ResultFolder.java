package io.heliosdb.streaming.connectors.result;

import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.storage.Storage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Where an appliance keeps the result logs of its streams: a folder for each stream, in it one for
 * the lineage that writes it.
 *
 * @param root of all
 * @param keys for sealing, if that is wanted
 */
public record ResultFolder(Path root, Optional<KeyService> keys) {
    private static final int MOST_BYTES = 200;

    private Path ofStream(final String name) {
        final String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
        final String safe = encoded.replace(".", "%2E").replace("*", "%2A");
        return root.resolve(safe.length() <= MOST_BYTES ? safe : shortened(safe));
    }

    /** A file system has no longer names. */
    private static String shortened(final String name) {
        final CRC32C crc = new CRC32C();
        crc.update(name.getBytes(StandardCharsets.US_ASCII));
        return name.substring(0, MOST_BYTES - 9)
                + '-'
                + HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** The folder of a stream's lineage; those of lineages before it are deleted. */
    Path enter(final Storage storage, final String name, final String lineage) {
        final Path own = ofStream(name).resolve(lineage);
        for (final Path other : storage.list(ofStream(name))) {
            if (!other.equals(own)) {
                storage.list(other).forEach(storage::delete);
                storage.delete(other);
            }
        }
        storage.createDirectories(own);
        return own;
    }
}
