package io.heliosdb.streaming.perf.proof.determinism;

import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProcessFaults;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.perf.proof.campaign.ProofFolders;
import io.heliosdb.streaming.perf.proof.subject.BrokenPromiseException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs {@link ReplayMain} in a JVM of its own. */
final class ReplayProcess {
    private static final long PATIENCE_MINUTES = 5;
    private static final int LAST_LINES = 5;
    private static final List<String> PASSED_ON =
            List.of("heliosdb.root.directory", "heliosdb.planner.directory");

    private ReplayProcess() {}

    /**
     * Replays a journal.
     *
     * @param folder for its output
     * @return what it printed
     * @throws BrokenPromiseException if it did not come to its end
     */
    static List<String> run(final Jvm jvm, final Path folder, final Path journal)
            throws IOException {
        final Path found = folder.resolve(jvm.name() + ".found");
        final Path log = folder.resolve(jvm.name() + ".log");
        final Process process =
                new ProcessBuilder(command(jvm, journal))
                        .directory(ProofFolders.root().toFile())
                        .redirectOutput(found.toFile())
                        .redirectError(log.toFile())
                        .start();
        if (!hasEnded(process)) {
            process.destroyForcibly();
            throw new BrokenPromiseException(jvm.name() + " does not come to an end");
        }
        if (process.exitValue() != 0) {
            throw new BrokenPromiseException(jvm.name() + " ended with: " + end(log));
        }
        return Files.readAllLines(found, StandardCharsets.UTF_8);
    }

    private static List<String> command(final Jvm jvm, final Path journal) {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        jvm.argumentFiles().forEach(file -> command.add("@" + file));
        PASSED_ON.forEach(key -> command.add("-D" + key + "=" + System.getProperty(key)));
        if (ProofBuild.IS_ON) {
            command.add("-D" + ProcessFaults.BUG_PROPERTY + "=" + planted());
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(ReplayMain.class.getName());
        command.addAll(List.of(journal.toString(), Integer.toString(jvm.lastBarrier())));
        jvm.modes().forEach(mode -> command.add(mode.text()));
        return command;
    }

    /** The bugs in force on this thread are those of the process. */
    private static String planted() {
        return Arrays.stream(PlantedBug.values())
                .filter(PlantedBug::isPlanted)
                .map(Enum::name)
                .collect(Collectors.joining(","));
    }

    private static boolean hasEnded(final Process process) {
        try {
            return process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String end(final Path log) throws IOException {
        final List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        return String.join(" | ", lines.subList(0, Math.min(LAST_LINES, lines.size())));
    }
}
