package io.heliosdb.streaming.gateway.security.audit;

import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.Storage;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a log, each named after its first entry, so that their names sort by it. */
final class AuditFiles {
    private static final Pattern NAME = Pattern.compile("audit-([0-9]{18})\\.jsonl");
    private static final int LIMIT_BYTES = 1 << 30;

    private final Storage storage;
    private final Path folder;

    AuditFiles(final Storage storage, final Path folder) {
        this.storage = storage;
        this.folder = folder;
    }

    /** All of them, oldest first. */
    List<Path> list() {
        return storage.list(folder).stream()
                .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
                .sorted()
                .toList();
    }

    Path of(final long firstSequence) {
        return folder.resolve(String.format(Locale.ROOT, "audit-%018d.jsonl", firstSequence));
    }

    static long firstSequence(final Path file) {
        final Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException(file.toString());
        }
        return Long.parseLong(name.group(1));
    }

    /** Bytes as characters, one for one: an offset in the text is one in the file. */
    String text(final Path file) {
        return new String(AtomicFile.read(storage, file, LIMIT_BYTES), StandardCharsets.ISO_8859_1);
    }
}
