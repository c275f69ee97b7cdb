package io.heliosdb.streaming.gateway.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.gateway.sql.CatalogFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class JobFolderTest {
    @TempDir private Path folder;

    @Test
    void whatEditorsLeaveIsNoJob() throws IOException {
        Files.createSymbolicLink(folder.resolve(".#a.sql"), Path.of("me@host.1:2"));
        Files.writeString(folder.resolve("a.sql~"), "SELECT");
        assertThat(
                        JobFolder.read(
                                folder,
                                () -> {
                                    throw new AssertionError("nothing is to be planned");
                                },
                                folder,
                                new CatalogFolder(new FileStorage(), folder)))
                .isEmpty();
    }
}
