package io.heliosdb.streaming.perf.proof.crash.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The files that a sink shows, each read once, in the order of their names. A file that was seen
 * never changes and never goes: whoever reads the sink may have taken it already.
 */
final class SinkFolder {
    private final Path folder;
    private final Consumer<String> violation;
    private final Map<Path, Long> sizes = new HashMap<>();

    SinkFolder(final Path folder, final Consumer<String> violation) {
        this.folder = folder;
        this.violation = violation;
    }

    /** Reads the rows of files that were not there last time. */
    void readNew(final Consumer<String> row) throws IOException {
        final List<Path> visible = visible();
        final Set<Path> gone = new HashSet<>(sizes.keySet());
        for (final Path file : visible) {
            gone.remove(file);
            final long size = Files.size(file);
            final Long known = sizes.put(file, size);
            if (known == null) {
                readRows(file, row);
            } else if (known != size) {
                violation.accept(
                        file.getFileName() + " had " + known + " bytes and now has " + size);
            }
        }
        gone.forEach(file -> violation.accept(file.getFileName() + " was shown and is gone"));
        sizes.keySet().removeAll(gone);
    }

    int files() {
        return sizes.size();
    }

    /** By Flink's convention names with a dot or underscore in front are not for readers. */
    private List<Path> visible() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(SinkFolder::isShown).sorted().toList();
        }
    }

    private static boolean isShown(final Path file) {
        final String name = file.getFileName().toString();
        return !name.startsWith(".") && !name.startsWith("_") && Files.isRegularFile(file);
    }

    private void readRows(final Path file, final Consumer<String> row) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                row.accept(line);
            }
        }
        if (!endsWithLine(file)) {
            violation.accept(file.getFileName() + " ends within a row");
        }
    }

    private static boolean endsWithLine(final Path file) throws IOException {
        try (var bytes = Files.newByteChannel(file)) {
            if (bytes.size() == 0) {
                return true;
            }
            final java.nio.ByteBuffer last = java.nio.ByteBuffer.allocate(1);
            bytes.position(bytes.size() - 1).read(last);
            return last.get(0) == '\n';
        }
    }
}
