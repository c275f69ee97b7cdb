package io.heliosdb.streaming.sql.cache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A folder of texts by key. A file is a line with format and checksum, then the text in UTF-8. When
 * the folder grows beyond its limit the files that have not been used for longest go. What cannot
 * be read or written is as good as missing: a cache never fails a statement.
 */
public final class PlanCache {
    /** Bytes that a user's cache may take. */
    public static final long DEFAULT_LIMIT_BYTES = 64L << 20;

    private static final String SUFFIX = ".plan";
    private static final String FORMAT = "heliosdb-plan 1 ";

    private final Path folder;
    private final long limitBytes;
    private final Supplier<Instant> now;

    /**
     * A cache in one folder.
     *
     * @param folder made when the first file is written
     * @param limitBytes what all files together may take
     * @param now the time, to mark files as used
     */
    public PlanCache(final Path folder, final long limitBytes, final Supplier<Instant> now) {
        this.folder = folder;
        this.limitBytes = limitBytes;
        this.now = now;
    }

    /** The text kept under {@code key}, if it is there and whole. */
    public Optional<String> find(final String key) {
        final Path file = folder.resolve(key + SUFFIX);
        try {
            final String content = Files.readString(file);
            final int end = content.indexOf('\n');
            final String text = content.substring(end + 1);
            if (end < 0 || !content.substring(0, end).equals(FORMAT + checksum(text))) {
                return Optional.empty();
            }
            Files.setLastModifiedTime(file, FileTime.from(now.get()));
            return Optional.of(text);
        } catch (final IOException missing) {
            return Optional.empty();
        }
    }

    /**
     * Keeps {@code text} under {@code key}: written beside, then renamed, so that readers see all
     * of it or nothing.
     */
    public void put(final String key, final String text) {
        try {
            Files.createDirectories(folder);
            final Path temporary = Files.createTempFile(folder, key, ".tmp");
            try {
                Files.writeString(temporary, FORMAT + checksum(text) + '\n' + text);
                Files.move(
                        temporary,
                        folder.resolve(key + SUFFIX),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
            trim();
        } catch (final IOException unwritable) {
            // The next run plans again.
        }
    }

    private void trim() throws IOException {
        final List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (final Path file : files) {
                entries.add(new Entry(file, Files.size(file), Files.getLastModifiedTime(file)));
            }
        }
        long bytes = entries.stream().mapToLong(Entry::bytes).sum();
        entries.sort(Comparator.comparing(Entry::used));
        for (final Entry oldest : entries) {
            if (bytes <= limitBytes) {
                return;
            }
            Files.deleteIfExists(oldest.file());
            bytes -= oldest.bytes();
        }
    }

    private static String checksum(final String text) {
        return HexFormat.of()
                .formatHex(PlanKey.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private record Entry(Path file, long bytes, FileTime used) {}
}
