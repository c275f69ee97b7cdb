package io.heliosdb.streaming.perf.frames;

import io.heliosdb.streaming.codecs.compress.Compression;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.seal.LocalKeyService;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.perf.report.Median;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import picocli.CommandLine;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code heliosdb-bench frames}. */
@CommandLine.Command(
        name = "frames",
        description =
                "Writes the state of a table as an encrypted checkpoint, checks and restores it, on"
                        + " one thread: MB of state per second of each step, for each way of"
                        + " compression.",
        mixinStandardHelpOptions = true)
public final class FramesCommand implements Callable<Integer> {
    private static final double MEGABYTE = 1e6;

    @CommandLine.Option(
            names = "--mib",
            paramLabel = "N",
            defaultValue = "600",
            description = "Size of the state, about, up to 600. Default: ${DEFAULT-VALUE}.")
    private long mib;

    @CommandLine.Option(
            names = "--compression",
            split = ",",
            paramLabel = "WAY",
            defaultValue = "none,lz4,zstd",
            description = "Ways of compression. Default: ${DEFAULT-VALUE}.")
    private List<Compression> ways;

    @CommandLine.Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Rounds that count, behind one that warms up. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @CommandLine.Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where files are written. Default: perf/target/frames.")
    private Path folder;

    private final PrintStream stream = System.out;

    @Override
    public Integer call() {
        if (folder == null) {
            folder = Path.of(System.getProperty("heliosdb.root.directory"), "perf/target/frames");
        }
        final Storage storage = new FileStorage();
        storage.createDirectories(folder);
        final Path key = folder.resolve("master.key");
        if (storage.exists(key)) {
            storage.delete(key);
        }
        try (KeyService keys = LocalKeyService.create(storage, key, Entropy.ofSystem());
                FramesRun run =
                        new FramesRun(
                                storage,
                                folder.resolve("checkpoints"),
                                keys,
                                Clocks.nano(),
                                mib << 20)) {
            stream.printf(
                    Locale.ROOT,
                    "%,.0f MB of state; MB of it per second, medians of %d rounds%n",
                    run.stateBytes() / MEGABYTE,
                    rounds);
            for (final Compression way : ways) {
                print(run, way);
            }
        }
        return 0;
    }

    private void print(final FramesRun run, final Compression way) {
        final Map<FramesRun.Step, List<Double>> rates = new EnumMap<>(FramesRun.Step.class);
        for (int round = 0; round <= rounds; round++) {
            final boolean counts = round > 0;
            run.measure(way)
                    .forEach(
                            (step, seconds) -> {
                                if (counts) {
                                    rates.computeIfAbsent(step, each -> new ArrayList<>())
                                            .add(run.stateBytes() / MEGABYTE / seconds);
                                }
                            });
        }
        stream.printf(
                Locale.ROOT, "%-5s ratio %.2f", way, run.stateBytes() / (double) run.storedBytes());
        rates.forEach(
                (step, each) ->
                        stream.printf(
                                Locale.ROOT,
                                "  %s %,.0f",
                                step.name().toLowerCase(Locale.ROOT),
                                Median.of(each)));
        stream.println();
    }
}
