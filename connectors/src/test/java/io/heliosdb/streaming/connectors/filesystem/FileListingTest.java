package io.heliosdb.streaming.connectors.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

class FileListingTest {
    @TempDir private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.createDirectories(folder.resolve("in/sub/_hidden"));
        Files.writeString(folder.resolve("in/b.csv"), "");
        Files.writeString(folder.resolve("in/.a.csv"), "");
        Files.writeString(folder.resolve("in/sub/a.csv"), "");
        Files.writeString(folder.resolve("in/sub/_hidden/c.csv"), "");
    }

    @Test
    void listsFilesInTheOrderOfTheirPathsWithoutHiddenOnesAndOnce() {
        final Path in = folder.resolve("in");
        final FileListing listing = new FileListing(in, null);
        assertThat(listing.next()).containsExactly(in.resolve("b.csv"), in.resolve("sub/a.csv"));
        assertThat(listing.next()).isEmpty();
        assertThat(new FileListing(in, Pattern.compile(".*/a.csv")).next())
                .containsExactly(in.resolve("sub/a.csv"));
        assertThat(new FileListing(in.resolve("b.csv"), null).next())
                .containsExactly(in.resolve("b.csv"));
    }

    @Test
    void thePathMayBeALinkToAFolder() throws IOException {
        final Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("in"));
        Files.createSymbolicLink(folder.resolve("in/loop"), folder.resolve("in"));
        assertThat(new FileListing(link, null).next())
                .containsExactly(link.resolve("b.csv"), link.resolve("sub/a.csv"));
    }
}
