package io.heliosdb.streaming.sql.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

class PlanCacheTest {
    @TempDir private Path folder;
    private long second = 1_000;

    @Test
    void keepsTextsByKey() {
        final PlanCache cache = cache(1 << 20);
        assertThat(cache.find("a")).isEmpty();
        cache.put("a", "plan\nof ä 😀");
        cache.put("b", "");
        assertThat(cache.find("a")).contains("plan\nof ä 😀");
        assertThat(cache.find("b")).contains("");
        cache.put("a", "new");
        assertThat(cache(1 << 20).find("a")).contains("new");
    }

    @Test
    void aDamagedFileCountsAsMissingAndIsWrittenAgain() throws IOException {
        final PlanCache cache = cache(1 << 20);
        cache.put("a", "a plan that is long enough to be cut");
        final Path file = files().getFirst();
        final byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(cache.find("a")).isEmpty();
        }
        final byte[] flipped = whole.clone();
        flipped[flipped.length - 3] ^= 1;
        Files.write(file, flipped);
        assertThat(cache.find("a")).isEmpty();
        Files.write(file, new byte[] {(byte) 0xC3, (byte) 0x28});
        assertThat(cache.find("a")).isEmpty();
        cache.put("a", "again");
        assertThat(cache.find("a")).contains("again");
    }

    @Test
    void whatWasNotUsedForLongestGoesFirst() throws IOException {
        final PlanCache cache = cache(1_000);
        final String text = "x".repeat(300);
        cache.put("a", text);
        assertThat(cache.find("a")).isPresent();
        cache.put("b", text);
        assertThat(cache.find("b")).isPresent();
        assertThat(cache.find("a")).isPresent(); // now b is the oldest
        cache.put("c", text);
        assertThat(cache.find("b")).isEmpty();
        assertThat(cache.find("a")).isPresent();
        assertThat(files()).hasSize(2);
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoError() throws IOException {
        final Path file = folder.resolve("file");
        Files.writeString(file, "in the way");
        final PlanCache cache = new PlanCache(file.resolve("below"), 1_000, () -> Instant.EPOCH);
        cache.put("a", "text");
        assertThat(cache.find("a")).isEmpty();
    }

    @Test
    void keysTellPartsApart() {
        assertThat(new PlanKey().with("ab").with("c").value())
                .isNotEqualTo(new PlanKey().with("a").with("bc").value())
                .hasSize(64)
                .isEqualTo(new PlanKey().with("ab").with("c").value());
    }

    /**
     * Times as of long ago, so that files that were written only look newer than those that were
     * used.
     */
    private PlanCache cache(final long limitBytes) {
        return new PlanCache(folder, limitBytes, () -> Instant.ofEpochSecond(second++));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
