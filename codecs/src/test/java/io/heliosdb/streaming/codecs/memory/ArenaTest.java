package io.heliosdb.streaming.codecs.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ArenaTest {
    private static final long HUGE = 2 << 20;

    private final Ledger ledger = new Ledger(64 << 20);

    @Test
    void isZeroedAndWritableToItsLastByte() {
        try (Arena arena = Arena.open(ledger, "table", "job 1", 10_000)) {
            assertThat(arena.capacityBytes()).isEqualTo(12_288);
            assertThat(Memory.getLong(arena.address())).isZero();
            Memory.putLong(arena.address() + 12_280, -1);
            assertThat(Memory.getByte(arena.address() + 12_287)).isEqualTo((byte) -1);
            arena.touch();
            assertThat(Memory.getLong(arena.address() + 12_280)).isEqualTo(-1);
        }
        assertThat(ledger.openBytes()).isZero();
    }

    @Test
    void largeArenasAreAlignedToHugePagesAndAdvised() throws IOException {
        try (Arena arena = Arena.open(ledger, "table", "job 1", 5 << 20)) {
            assertThat(arena.address() % HUGE).isZero();
            assertThat(arena.capacityBytes()).isEqualTo(5 << 20);
            arena.touch();
            assertThat(vmFlags(arena.address())).contains("hg");
        }
    }

    /** Flags of the mapping that starts at or contains an address, from the kernel's own list. */
    private static List<String> vmFlags(final long address) throws IOException {
        boolean isInside = false;
        for (final String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
            if (line.matches("^[0-9a-f]+-[0-9a-f]+ .*")) {
                final String[] range = line.substring(0, line.indexOf(' ')).split("-", 2);
                isInside =
                        Long.compareUnsigned(Long.parseUnsignedLong(range[0], 16), address) <= 0
                                && Long.compareUnsigned(
                                                address, Long.parseUnsignedLong(range[1], 16))
                                        < 0;
            } else if (isInside && line.startsWith("VmFlags:")) {
                return List.of(line.substring("VmFlags:".length()).trim().split(" "));
            }
        }
        return List.of();
    }

    @Test
    void manyArenasGrowAndTheLedgerNamesTheirOwners() {
        final Arena one = Arena.open(ledger, "table", "job 1", 4096);
        final Arena two = Arena.open(ledger, "table", "job 1", 8192);
        final Arena three = Arena.open(ledger, "pages", "csv source", 4096);
        assertThat(ledger.open())
                .containsExactly("pages of csv source: 4096 bytes", "table of job 1: 12288 bytes");
        two.close();
        two.close();
        assertThat(ledger.openBytes()).isEqualTo(8192);
        one.close();
        three.close();
        assertThat(ledger.open()).isEmpty();
        assertThat(ledger.openBytes()).isZero();
        assertThat(ledger.peakBytes()).isEqualTo(16_384);
    }

    @Test
    void theLimitRefusesAndCounts() {
        try (Arena arena = Arena.open(ledger, "table", "job 1", 63 << 20)) {
            assertThat(arena.capacityBytes()).isEqualTo(63 << 20);
            assertThatThrownBy(() -> Arena.open(ledger, "table", "job 2", 2 << 20))
                    .isInstanceOf(HeliosException.class)
                    .hasMessageContaining("HCOD-0001")
                    .hasMessageContaining("table of job 2");
            assertThat(ledger.refusedCount()).isOne();
        }
        assertThat(ledger.openBytes()).isZero();
    }

    @Test
    void whatTheMachineRefusesIsNotBooked() {
        final Ledger unlimited = new Ledger(Long.MAX_VALUE);
        assertThatThrownBy(() -> Arena.open(unlimited, "table", "job 1", 1L << 60))
                .hasMessageContaining("HCOD-0001");
        assertThat(unlimited.openBytes()).isZero();
    }

    @Test
    void aClosedLedgerOpensNothingAndReportsLeaks() {
        final Arena leak = Arena.open(ledger, "table", "job 1", 4096);
        assertThatThrownBy(ledger::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("job 1");
        assertThatThrownBy(() -> Arena.open(ledger, "table", "job 1", 4096))
                .isInstanceOf(IllegalStateException.class);
        leak.close();
        ledger.close();
    }
}
