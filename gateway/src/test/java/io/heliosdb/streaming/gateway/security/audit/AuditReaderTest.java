package io.heliosdb.streaming.gateway.security.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A log of more files than a page reads, page by page. */
@Timeout(120)
final class AuditReaderTest {
    private static final int ENTRIES = 60;

    @TempDir private Path folder;
    private AuditReader reader;
    private List<Path> files;

    @BeforeEach
    void write() {
        final AuditRig rig = new AuditRig(folder.resolve("audit"));
        try (AuditLog log = rig.open(2_000)) {
            for (int i = 1; i <= ENTRIES; i++) {
                log.append(
                        new AuditEntry(
                                i % 20 == 0 ? "bert" : "anna", "local", "job.pause", "j", "", ""));
            }
            reader = log.reader();
        }
        files = new AuditFiles(rig.storage, rig.folder).list();
        assertThat(files).hasSizeGreaterThan(6);
    }

    private List<Long> all(
            final Optional<Instant> since, final Optional<String> who, final int limit) {
        final List<Long> found = new ArrayList<>();
        long from = 1;
        while (from > 0) {
            final AuditReader.Page page =
                    reader.read(new AuditReader.Query(from, since, who, limit));
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(limit);
            for (final JsonNode entry : page.entries()) {
                found.add(entry.path("seq").asLong());
            }
            assertThat(page.next().orElse(Long.MAX_VALUE)).isGreaterThan(from);
            from = page.next().orElse(0);
        }
        return found;
    }

    @Test
    void pagesHaveEachEntryOnce() {
        for (final int limit : new int[] {1, 7, 59, 60, 61, 1000}) {
            final List<Long> found = all(Optional.empty(), Optional.empty(), limit);
            assertThat(found).as("limit %d", limit).hasSize(ENTRIES);
            for (int i = 0; i < ENTRIES; i++) {
                assertThat(found.get(i)).isEqualTo(i + 1);
            }
        }
    }

    @Test
    void someoneAndSomeTimeAreFound() {
        assertThat(all(Optional.empty(), Optional.of("bert"), 10)).containsExactly(20L, 40L, 60L);
        assertThat(all(Optional.empty(), Optional.of("nobody"), 10)).isEmpty();
        assertThat(all(Optional.of(Instant.EPOCH), Optional.empty(), 10)).hasSize(ENTRIES);
        assertThat(all(Optional.of(Instant.MAX), Optional.empty(), 10)).isEmpty();
        assertThat(reader.read(new AuditReader.Query(1_000, Optional.empty(), Optional.empty(), 1)))
                .isEqualTo(new AuditReader.Page(List.of(), java.util.OptionalLong.empty()));
    }

    @Test
    void whatIsBeingWrittenIsLeftForLaterAndWhatWasChangedIsTold() throws IOException {
        Files.writeString(files.getLast(), "{\"seq\":61,\"ti", StandardOpenOption.APPEND);
        assertThat(all(Optional.empty(), Optional.empty(), 1000)).hasSize(ENTRIES);
        final Path third = files.get(2);
        Files.writeString(
                third,
                Files.readString(third, StandardCharsets.US_ASCII).replaceFirst("pause", "cause"));
        assertThatThrownBy(() -> all(Optional.empty(), Optional.empty(), 1000))
                .hasMessageContaining("HSEC-0602");
    }
}
