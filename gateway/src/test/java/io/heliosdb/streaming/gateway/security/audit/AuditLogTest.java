package io.heliosdb.streaming.gateway.security.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.heliosdb.streaming.codecs.error.HeliosException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

@Timeout(300)
final class AuditLogTest {
    @TempDir private Path folder;
    private AuditRig rig;

    @BeforeEach
    void open() {
        rig = new AuditRig(folder.resolve("audit"));
    }

    private List<Path> files() {
        return new AuditFiles(rig.storage, rig.folder).list();
    }

    private List<String> lines() throws IOException {
        final List<String> lines = new ArrayList<>();
        for (final Path file : files()) {
            lines.addAll(Files.readAllLines(file, StandardCharsets.US_ASCII));
        }
        return lines;
    }

    private AuditVerifier.Findings verified() {
        return AuditVerifier.verify(rig.storage, rig.folder, AuditRig.APPLIANCE, Optional.empty());
    }

    @Test
    void entriesAreLinesOfJson() throws IOException {
        try (AuditLog log = rig.open()) {
            assertThat(log.append(AuditRig.entry("orders"))).isEqualTo(1);
            assertThat(log.append(AuditRig.entry("clicks"))).isEqualTo(2);
        }
        assertThat(lines()).hasSize(2);
        final JsonNode entry = new ObjectMapper().readTree(lines().get(1));
        assertThat(entry.get("seq").longValue()).isEqualTo(2);
        assertThat(entry.get("time").textValue()).isEqualTo("2027-01-15T08:00:00Z");
        assertThat(entry.get("who").textValue()).isEqualTo("anna");
        assertThat(entry.get("address").textValue()).isEqualTo("192.0.2.1");
        assertThat(entry.get("action").textValue()).isEqualTo("job.cancel");
        assertThat(entry.get("object").textValue()).isEqualTo("clicks");
        assertThat(entry.get("outcome").textValue()).isEqualTo("allowed");
        assertThat(entry.get("prev").textValue())
                .isEqualTo(new ObjectMapper().readTree(lines().get(0)).get("hash").textValue());
        assertThat(verified().isWhole()).isTrue();
    }

    @Test
    void nobodyForgesALine() throws IOException {
        final List<String> attacks =
                List.of(
                        "a\nb",
                        "a\r\nb",
                        "\u001b[2J\u001b[31mred",
                        "\"},{\"seq\":9",
                        "\\",
                        "\\\"",
                        "\u0000",
                        "\u0007\b\f\t",
                        "\u007f\u009b31m",
                        "\u2028\u2029\u0085",
                        "\u202eevil\u2066",
                        "\ud800",
                        "{\"seq\":1}\n{\"seq\":2}",
                        "ä€😀");
        try (AuditLog log = rig.open()) {
            for (final String attack : attacks) {
                log.append(new AuditEntry(attack, attack, attack, attack, attack, attack));
            }
        }
        final List<String> lines = lines();
        assertThat(lines).hasSameSizeAs(attacks);
        for (int i = 0; i < attacks.size(); i++) {
            assertThat(lines.get(i)).matches("[ -~]+");
            final JsonNode entry = new ObjectMapper().readTree(lines.get(i));
            assertThat(entry.get("who").textValue()).isEqualTo(attacks.get(i));
            assertThat(entry.get("seq").longValue()).isEqualTo(i + 1);
        }
        assertThat(verified().isWhole()).isTrue();
    }

    @Test
    void longTextsAreCut() throws IOException {
        try (AuditLog log = rig.open()) {
            log.append(AuditRig.entry("x".repeat(100_000)));
        }
        assertThat(lines().getFirst().length()).isLessThan(1000);
        assertThat(verified().isWhole()).isTrue();
    }

    @Test
    void itGoesOnAfterARestartAndInNewFiles() {
        for (int start = 0; start < 4; start++) {
            try (AuditLog log = rig.open(1000)) {
                for (int i = 0; i < 10; i++) {
                    log.append(AuditRig.entry("job" + i));
                }
                assertThat(log.head().sequence()).isEqualTo(10L * (start + 1));
            }
        }
        assertThat(files()).hasSizeGreaterThan(5);
        assertThat(verified().isWhole()).isTrue();
        assertThat(verified().head().sequence()).isEqualTo(40);
    }

    @Test
    void aTornLineIsCutOffAndNoted() throws IOException {
        try (AuditLog log = rig.open()) {
            log.append(AuditRig.entry("a"));
            log.append(AuditRig.entry("b"));
        }
        final Path file = files().getFirst();
        final byte[] whole = Files.readAllBytes(file);
        final int second = new String(whole, StandardCharsets.US_ASCII).indexOf('\n') + 1;
        for (int length = second; length < whole.length; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            rig.open().close();
            assertThat(verified().isWhole()).as(length + " bytes").isTrue();
            if (length == second) {
                assertThat(lines()).hasSize(1);
            } else {
                assertThat(lines()).hasSize(2);
                assertThat(lines().get(1))
                        .contains("audit.torn")
                        .contains(length - second + " bytes");
            }
        }
        Files.write(file, whole);
        Files.write(file, new byte[100], StandardOpenOption.APPEND);
        Files.writeString(file, "x\ny\n", StandardOpenOption.APPEND);
        rig.open().close();
        assertThat(lines().get(2)).as("a hole").contains("audit.torn").contains("104 bytes");
    }

    @Test
    void anEntryThatWasChangedIsNotTakenForATornOne() throws IOException {
        try (AuditLog log = rig.open()) {
            log.append(AuditRig.entry("a"));
            log.append(AuditRig.entry("b"));
        }
        final Path file = files().getFirst();
        Files.writeString(file, Files.readString(file).replace("\"b\"", "\"c\""));
        try (AuditLog log = rig.open()) {
            assertThatThrownBy(() -> log.append(AuditRig.entry("d")))
                    .cause()
                    .isInstanceOfSatisfying(
                            HeliosException.class,
                            error -> assertThat(error.code()).isEqualTo(AuditError.BROKEN));
            assertThat(rig.alarms).hasValue(1);
            Files.move(rig.folder, folder.resolve("evidence"));
            rig.nowMs.addAndGet(10_000);
            log.append(AuditRig.entry("e"));
        }
        assertThat(lines()).hasSize(2);
    }

    @Test
    void whenTheDiskFailsEntriesAreRefusedUntilItIsTriedAgain() {
        try (AuditLog log = rig.open()) {
            log.append(AuditRig.entry("a"));
            rig.isFailing = true;
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> log.append(AuditRig.entry("b")))
                        .isInstanceOfSatisfying(
                                HeliosException.class,
                                error ->
                                        assertThat(error.code()).isEqualTo(AuditError.NOT_WRITTEN));
            }
            assertThat(rig.alarms).hasValue(1);
            rig.nowMs.addAndGet(10_000);
            assertThatThrownBy(() -> log.append(AuditRig.entry("c")))
                    .isInstanceOf(HeliosException.class);
            assertThat(rig.alarms).as("once").hasValue(1);
            rig.isFailing = false;
            assertThatThrownBy(() -> log.append(AuditRig.entry("d")))
                    .as("not tried so soon")
                    .isInstanceOf(HeliosException.class);
            rig.nowMs.addAndGet(10_000);
            log.append(AuditRig.entry("e"));
            assertThat(log.isFailed()).isFalse();
        }
        assertThat(verified().isWhole()).isTrue();
        assertThatThrownBy(() -> assertThat(lines()).anyMatch(line -> line.contains("\"d\"")))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void manyThreadsShareForces() throws InterruptedException {
        try (AuditLog log = rig.open()) {
            final List<Thread> threads =
                    IntStream.range(0, 16)
                            .mapToObj(
                                    thread ->
                                            Thread.ofPlatform()
                                                    .start(
                                                            () -> {
                                                                for (int i = 0; i < 50; i++) {
                                                                    log.append(
                                                                            AuditRig.entry(
                                                                                    thread + "-"
                                                                                            + i));
                                                                }
                                                            }))
                            .toList();
            for (final Thread thread : threads) {
                thread.join();
            }
            assertThat(log.head().sequence()).isEqualTo(800);
        }
        assertThat(verified().isWhole()).isTrue();
        assertThat(rig.forces.get()).isLessThanOrEqualTo(800);
    }

    @Test
    void whatIsClosedStaysClosed() {
        final AuditLog log = rig.open();
        log.close();
        rig.nowMs.addAndGet(100_000);
        assertThatThrownBy(() -> log.append(AuditRig.entry("a")))
                .isInstanceOf(HeliosException.class);
    }
}
