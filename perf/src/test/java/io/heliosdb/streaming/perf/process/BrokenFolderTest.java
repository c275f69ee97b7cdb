package io.heliosdb.streaming.perf.process;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Comparator.naturalOrder;

import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.seal.LocalKeyService;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.perf.proof.campaign.ProofFolders;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A data folder in which something is wrong: the process does not start, says what is wrong with
 * code and hint, and leaves the folder as it is. When it is right again, all is there.
 */
final class BrokenFolderTest {
    private static final int LINES = 400;

    @TempDir private Path folder;

    private ApplianceProcess appliance;
    private FedCopies copies;

    /** Does something to the folder. */
    private interface Step {
        void run() throws IOException;
    }

    @Test
    @Timeout(240) // seconds; a sixth of it when the machine is idle
    void isRefusedAndStaysAsItIs() throws Exception {
        try (ApplianceProcess process = new ApplianceProcess(folder.resolve("own"))) {
            appliance = process;
            copies = new FedCopies(folder.resolve("own"), process);
            appliance.configuration(FedCopies.configuration("data"));
            appliance.start();
            copies.feed(0, LINES);
            appliance.await("checkpointed", () -> manifests().size() > 1);
            appliance.kill();
            leavesARecordingThatHasNoHeaderYet();
            appliance.start();
            appliance.kill();

            refusesKeys();
            refusesSavepoints();
            refusesManifests();
            refusesNewerFormats();
            refusesTheJournalOfAnother();
            refusesToBeginAnewWhereAJournalWas();

            appliance.start();
            copies.feed(LINES, 2 * LINES);
            appliance.stop();
            copies.areShown(2 * LINES);
        }
    }

    private void refusesKeys() throws IOException {
        final Path key = data().resolve("keys/local.key");
        final byte[] right = Files.readAllBytes(key);
        refused("HSEA-0002", () -> replaceKey(key));
        restoreKey(key, right);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        refused("HSEA-0004", () -> {});
        Files.delete(key);
        refused("HSEA-0003", () -> {});
        restoreKey(key, right);
    }

    private static void replaceKey(final Path key) throws IOException {
        Files.delete(key);
        LocalKeyService.create(new FileStorage(), key, Entropy.ofSystem()).close();
    }

    private static void restoreKey(final Path key, final byte[] right) throws IOException {
        Files.write(key, right);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }

    private void refusesSavepoints() throws IOException {
        refused(
                "HCKP-0002",
                () -> {},
                "run",
                "--restore-from-savepoint",
                "savepoint-00000001-0123abcd");
        refused("HCKP-0001", () -> {}, "run", "--restore-from-savepoint", "../../../etc/passwd");
        final Map<String, String> before = FolderState.of(data());
        final ApplianceProcess.Ended deleted =
                appliance.command("savepoint", "delete", "../identity");
        assertThat(deleted.status()).as(deleted.output()).isOne();
        assertThat(deleted.output()).contains("error HCKP-0001", "hint:");
        assertThat(FolderState.of(data())).isEqualTo(before);
    }

    private void refusesManifests() throws IOException {
        final List<Path> manifests = manifests();
        final List<byte[]> right = contents(manifests);
        refused("HCKP-0006", () -> replace(manifests, BrokenFolderTest::cut));
        write(manifests, right);
    }

    private static byte[] cut(final byte[] file) {
        return Arrays.copyOf(file, file.length - 1);
    }

    private void refusesNewerFormats() throws IOException {
        final List<Path> identity = List.of(data().resolve("identity"));
        refusesNewer("HSRV-0204", identity, NewerVersion::identity);
        refusesNewer("HCKP-0004", manifests(), NewerVersion::manifest);
        final List<Path> segments;
        try (Stream<Path> files = Files.walk(data().resolve("journal"))) {
            segments = files.filter(Files::isRegularFile).sorted().limit(1).toList();
        }
        refusesNewer("HJRN-0005", segments, NewerVersion::journal);
    }

    private void refusesNewer(
            final String code, final List<Path> files, final UnaryOperator<byte[]> newer)
            throws IOException {
        final List<byte[]> right = contents(files);
        refused(code, () -> replace(files, newer));
        write(files, right);
    }

    private void refusesTheJournalOfAnother() throws IOException {
        final Path elsewhere = folder.resolve("other");
        try (ApplianceProcess other = new ApplianceProcess(elsewhere)) {
            other.configuration(FedCopies.configuration("data"));
            other.start();
            other.awaitRunning();
            other.kill();
        }
        final Path journal = data().resolve("journal");
        final Path aside = folder.resolve("aside");
        Files.move(journal, aside);
        refused("HJRN-0004", () -> Files.move(elsewhere.resolve("data/journal"), journal));
        ProofFolders.empty(journal);
        Files.delete(journal);
        Files.move(aside, journal);
    }

    private void refusesToBeginAnewWhereAJournalWas() throws IOException {
        final Path journal = data().resolve("journal");
        final Path checkpoints = data().resolve("checkpoints");
        final Path aside = Files.createDirectory(folder.resolve("lost"));
        refused(
                "HSRV-0509",
                () -> {
                    Files.move(journal, aside.resolve("journal"));
                    Files.move(checkpoints, aside.resolve("checkpoints"));
                });
        ProofFolders.empty(journal);
        Files.delete(journal);
        ProofFolders.empty(checkpoints);
        Files.delete(checkpoints);
        Files.move(aside.resolve("journal"), journal);
        Files.move(aside.resolve("checkpoints"), checkpoints);
    }

    /** As a process does that is killed while its journal goes over to another recording. */
    private void leavesARecordingThatHasNoHeaderYet() throws IOException {
        final String last;
        try (Stream<Path> files = Files.list(data().resolve("journal"))) {
            last =
                    files.map(file -> file.getFileName().toString())
                            .max(naturalOrder())
                            .orElseThrow();
        }
        final String[] parts = last.split("-"); // recording, its number, where the segment begins
        final String next =
                String.format(
                        Locale.ROOT,
                        "%s-%010d-%016d.segment",
                        parts[0],
                        Long.parseLong(parts[1]) + 1,
                        0);
        Files.write(data().resolve("journal").resolve(next), new byte[1 << 20]);
    }

    private void refused(final String code, final Step step, final String... arguments)
            throws IOException {
        step.run();
        final Map<String, String> before = FolderState.of(data());
        appliance.start(arguments);
        final ApplianceProcess.Ended ended = appliance.awaitEnd();
        assertThat(ended.output()).contains("error " + code, "hint:");
        assertThat(ended.status()).isOne();
        assertThat(FolderState.of(data())).as(code).isEqualTo(before);
    }

    private Path data() {
        return folder.resolve("own/data");
    }

    private List<Path> manifests() throws IOException {
        final Path checkpoints = data().resolve("checkpoints");
        if (Files.notExists(checkpoints)) {
            return List.of(); // the first start is not that far
        }
        try (Stream<Path> files = Files.walk(checkpoints)) {
            return files.filter(file -> file.endsWith("manifest")).sorted().toList();
        }
    }

    private static List<byte[]> contents(final List<Path> files) throws IOException {
        final List<byte[]> contents = new ArrayList<>();
        for (final Path file : files) {
            contents.add(Files.readAllBytes(file));
        }
        return contents;
    }

    private static void replace(final List<Path> files, final UnaryOperator<byte[]> change)
            throws IOException {
        for (final Path file : files) {
            Files.write(file, change.apply(Files.readAllBytes(file)));
        }
    }

    private static void write(final List<Path> files, final List<byte[]> contents)
            throws IOException {
        for (int i = 0; i < files.size(); i++) {
            Files.write(files.get(i), contents.get(i));
        }
    }
}
