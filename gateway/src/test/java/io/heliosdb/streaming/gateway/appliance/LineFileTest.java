package io.heliosdb.streaming.gateway.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.storage.FileStorage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

class LineFileTest {
    @TempDir Path folder;
    private final Ledger ledger = new Ledger(16 << 20);
    private Path path;
    private LineFile file;

    @BeforeEach
    void open() {
        path = folder.resolve("lines");
        file = new LineFile(new FileStorage(), path, ledger);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private void cut(final String fragment) throws IOException {
        Files.writeString(path, fragment, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void knowsItsLastLineAndNoOther() {
        assertThat(file.lastLineStartsWith("{1,")).isFalse();
        file.add("{1,x}");
        assertThat(file.lastLineStartsWith("{1,")).isTrue();
        file.add("{2,x}");
        assertThat(file.lastLineStartsWith("{1,")).isFalse();
        assertThat(file.lastLineStartsWith("{2,x}y")).isFalse();
        assertThat(path).hasContent("{1,x}\n{2,x}\n");
    }

    @Test
    void whatADeathHasLeftOfALineIsNone() throws IOException {
        cut("{1,x");
        assertThat(file.lastLineStartsWith("{1,")).isFalse();
        file.add("{1,}");
        assertThat(path).hasContent("{1,}\n");
        cut("{2,xxxxxxxxxxxx");
        assertThat(file.lastLineStartsWith("{2,")).isFalse();
        assertThat(file.lastLineStartsWith("{1,")).isTrue();
        file.add("{2,}");
        assertThat(path).hasContent("{1,}\n{2,}\n");
    }

    @Test
    void linesMayBeLong() throws IOException {
        final String one = "{1," + "x".repeat(300_000);
        final String two = "{2," + "y".repeat(300_000);
        file.add(one);
        file.add(two);
        assertThat(file.lastLineStartsWith("{2,")).isTrue();
        cut("{3," + "z".repeat(300_000));
        assertThat(file.lastLineStartsWith("{2,")).isTrue();
        file.add("{3,}");
        assertThat(path).hasContent(one + '\n' + two + "\n{3,}\n");
    }
}
