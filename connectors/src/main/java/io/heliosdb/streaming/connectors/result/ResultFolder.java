package io.heliosdb.streaming.connectors.result;

import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.storage.Storage;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an appliance keeps the result logs of its streams: a folder for each stream, in it one for
 * the lineage that writes it.
 *
 * @param root of all
 * @param keys for sealing, if that is wanted
 */
public record ResultFolder(Path root, Optional<KeyService> keys) {
    private Path ofStream(final String name) {
        return root.resolve(StreamFile.name(name));
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
