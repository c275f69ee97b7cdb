package io.heliosdb.streaming.gateway.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Everything that can be done to a log of three files, at every entry of it. */
@Timeout(300)
final class AuditVerifierTest {
    private static final int ENTRIES = 24;

    @TempDir private Path folder;
    private AuditRig rig;
    private AuditHead head;
    private List<Path> files;
    private List<List<String>> whole;

    @BeforeEach
    void write() throws IOException {
        rig = new AuditRig(folder.resolve("audit"));
        try (AuditLog log = rig.open(3_000)) {
            for (int i = 0; i < ENTRIES; i++) {
                log.append(AuditRig.entry("job" + i));
            }
            head = log.head();
        }
        files = new AuditFiles(rig.storage, rig.folder).list();
        assertThat(files).hasSizeBetween(3, 6);
        whole = new ArrayList<>();
        for (final Path file : files) {
            whole.add(Files.readAllLines(file, StandardCharsets.US_ASCII));
        }
    }

    private AuditVerifier.Findings verify(final Optional<AuditHead> witness) {
        return AuditVerifier.verify(rig.storage, rig.folder, AuditRig.APPLIANCE, witness);
    }

    /** Puts all entries into the files, each file with as many as it had. */
    private void put(final List<String> lines) throws IOException {
        int next = 0;
        for (int i = 0; i < files.size(); i++) {
            final int count =
                    i == files.size() - 1
                            ? Math.max(0, lines.size() - next)
                            : Math.min(whole.get(i).size(), lines.size() - next);
            put(files.get(i), lines.subList(next, next + count));
            next += count;
        }
    }

    private static void put(final Path file, final List<String> lines) throws IOException {
        final StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        Files.writeString(file, text, StandardCharsets.US_ASCII);
    }

    private List<String> all() {
        return new ArrayList<>(whole.stream().flatMap(List::stream).toList());
    }

    private void assertDamaged(final String what) {
        assertThat(verify(Optional.empty()).isWhole()).as(what).isFalse();
    }

    @Test
    void whatNobodyChangedIsWhole() {
        assertThat(verify(Optional.empty()).isWhole()).isTrue();
        final AuditVerifier.Findings findings = verify(Optional.of(head));
        assertThat(findings.isWhole()).isTrue();
        assertThat(findings.head()).isEqualTo(head);
        assertThat(verify(Optional.of(new AuditHead(0, "x"))).isWhole()).isTrue();
    }

    @Test
    void everyChangedByteShows() throws IOException {
        for (final Path file : files) {
            final byte[] good = Files.readAllBytes(file);
            for (int i = 0; i < good.length; i++) {
                final byte[] bad = good.clone();
                bad[i] ^= 1;
                Files.write(file, bad);
                assertDamaged(file + " byte " + i);
            }
            Files.write(file, good);
        }
    }

    @Test
    void everyEditOfAnEntryShowsWhereItIs() throws IOException {
        for (int i = 0; i < ENTRIES; i++) {
            final List<String> lines = all();
            lines.set(i, lines.get(i).replace("anna", "bert"));
            put(lines);
            final AuditVerifier.Findings findings = verify(Optional.empty());
            assertThat(findings.isWhole()).as("entry " + i).isFalse();
            assertThat(findings.head().sequence()).as("the last good one").isEqualTo(i);
        }
    }

    @Test
    void anEditWithItsOwnHashAnewShowsAtTheNext() throws IOException {
        for (int i = 0; i < ENTRIES; i++) {
            final AuditLine before = AuditLine.parse(all().get(i)).orElseThrow();
            final AuditLine forged =
                    AuditLine.of(
                            new AuditHead(i, before.previous()),
                            rig.nowMs.get(),
                            AuditRig.entry("forged"));
            final List<String> lines = all();
            lines.set(i, forged.text());
            put(lines);
            if (i < ENTRIES - 1) {
                assertDamaged("entry " + i);
            }
            assertThat(verify(Optional.of(head)).isWhole()).as("entry " + i).isFalse();
        }
    }

    @Test
    void everyDeletedEntryShows() throws IOException {
        for (int i = 0; i < ENTRIES - 1; i++) {
            final List<String> lines = all();
            lines.remove(i);
            put(lines);
            assertDamaged("entry " + i);
        }
    }

    @Test
    void everyEntryThatComesTwiceShows() throws IOException {
        for (int i = 0; i < ENTRIES; i++) {
            final List<String> lines = all();
            lines.add(i, lines.get(i));
            put(lines);
            assertDamaged("entry " + i);
        }
    }

    @Test
    void everyExchangeOfTwoEntriesShows() throws IOException {
        for (int i = 0; i < ENTRIES; i++) {
            for (int k = i + 1; k < ENTRIES; k++) {
                final List<String> lines = all();
                Collections.swap(lines, i, k);
                put(lines);
                assertDamaged("entries " + i + " and " + k);
            }
        }
    }

    @Test
    void everyCutShowsAgainstAHeadKeptElsewhere() throws IOException {
        for (int i = 0; i < ENTRIES; i++) {
            put(all().subList(0, i));
            for (int k = files.size() - 1; k > 0 && Files.size(files.get(k)) == 0; k--) {
                Files.delete(files.get(k));
            }
            final AuditVerifier.Findings findings = verify(Optional.of(head));
            assertThat(findings.isWhole()).as("cut to " + i).isFalse();
            assertThat(findings.head().sequence()).isEqualTo(i);
            for (final Path file : files) {
                if (!Files.exists(file)) {
                    Files.createFile(file);
                }
            }
        }
    }

    @Test
    void everyFileThatIsGoneShows() throws IOException {
        for (int i = 0; i < files.size(); i++) {
            final byte[] good = Files.readAllBytes(files.get(i));
            Files.delete(files.get(i));
            assertThat(verify(Optional.of(head)).isWhole()).as("file " + i).isFalse();
            if (i < files.size() - 1) {
                assertDamaged("file " + i);
            }
            Files.write(files.get(i), good);
        }
        for (final Path file : files) {
            Files.delete(file);
        }
        assertThat(verify(Optional.of(head)).isWhole()).isFalse();
    }

    @Test
    void aLogOfAnotherApplianceShows() {
        assertThat(
                        AuditVerifier.verify(
                                        rig.storage,
                                        rig.folder,
                                        AuditRig.APPLIANCE + 1,
                                        Optional.empty())
                                .isWhole())
                .isFalse();
    }

    @Test
    void aLogWrittenAnewShowsAgainstAHeadKeptElsewhere() throws IOException {
        for (int i = 0; i < ENTRIES; i++) {
            final List<String> lines = new ArrayList<>(all().subList(0, i));
            AuditHead last =
                    i == 0
                            ? new AuditHead(0, AuditLine.genesis(AuditRig.APPLIANCE))
                            : AuditLine.parse(lines.getLast()).orElseThrow().head();
            for (int k = i; k < ENTRIES + 3; k++) {
                final AuditLine line = AuditLine.of(last, rig.nowMs.get(), AuditRig.entry("new"));
                lines.add(line.text());
                last = line.head();
            }
            put(lines);
            assertThat(verify(Optional.empty()).isWhole()).as("a chain alone cannot tell").isTrue();
            assertThat(verify(Optional.of(head)).isWhole()).as("from " + i).isFalse();
        }
    }
}
