package io.heliosdb.streaming.perf.proof.determinism;

import io.heliosdb.streaming.perf.proof.campaign.ProofFolders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A way to run the JVM: an argument file on top of the product's own.
 *
 * @param name of the file, or {@link #DEFAULT}
 * @param argumentFiles in their order
 * @param isSlow whether it replays a slice only, up to the first barrier
 */
record Jvm(String name, List<Path> argumentFiles, boolean isSlow) {
    /** As the product runs. */
    static final String DEFAULT = "default";

    private static final String SUFFIX = ".args";
    private static final String SLOW = "-Xint";

    /** All there are, the default first. */
    static List<Jvm> all() throws IOException {
        final Path folder = ProofFolders.root().resolve("tuning/jvm");
        final Path engine = folder.resolve("engine.args");
        final List<Jvm> all = new ArrayList<>();
        all.add(new Jvm(DEFAULT, List.of(engine), false));
        try (Stream<Path> files = Files.list(folder.resolve("replay"))) {
            for (final Path file : files.sorted().toList()) {
                final String name = file.getFileName().toString();
                all.add(
                        new Jvm(
                                name.substring(0, name.length() - SUFFIX.length()),
                                List.of(engine, file),
                                Files.readString(file).contains(SLOW)));
            }
        }
        return all;
    }

    /** In which modes it replays: the default in all of them. */
    List<Mode> modes() {
        return name.equals(DEFAULT) ? Mode.MANY : Mode.FEW;
    }

    /** The last barrier that is wanted; 0 for everything. */
    int lastBarrier() {
        return isSlow ? 1 : 0;
    }
}
