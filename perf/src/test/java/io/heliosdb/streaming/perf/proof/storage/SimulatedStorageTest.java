package io.heliosdb.streaming.perf.proof.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.TreeSet;

final class SimulatedStorageTest {
    private static final Path FOLDER = Path.of("/data");
    private static final Path FILE = FOLDER.resolve("a");

    private final Bytes bytes = new Bytes();
    private final SimulatedStorage storage = new SimulatedStorage();

    SimulatedStorageTest() {
        storage.createDirectories(FOLDER);
    }

    @AfterEach
    void closeBytes() {
        bytes.close();
    }

    @Test
    void keepsWhatWasForcedUnderNamesThatWereSynced() {
        final StorageFile file = storage.create(FILE);
        bytes.write(file, 0, "safe");
        file.force();
        storage.syncDirectory(FOLDER);
        bytes.write(file, 0, "risk");
        storage.losePower(Survival.NOTHING);
        assertThat(bytes.text(storage, FILE)).isEqualTo("safe");
    }

    @Test
    void losesANameThatWasNotSynced() {
        final StorageFile file = storage.create(FILE);
        bytes.write(file, 0, "forced");
        file.force();
        storage.losePower(Survival.NOTHING);
        assertThat(storage.exists(FILE)).isFalse();
    }

    @Test
    void theDeathOfAProcessLosesNothing() {
        final StorageFile file = storage.create(FILE);
        bytes.write(file, 0, "there");
        storage.endProcess();
        assertThat(bytes.text(storage, FILE)).isEqualTo("there");
        assertThatThrownBy(file::size).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anyMixtureOfSectorsMayBeLeft() {
        final StorageFile file = storage.create(FILE);
        storage.syncDirectory(FOLDER);
        bytes.write(file, 0, "a".repeat(1_024));
        file.force();
        bytes.write(file, 0, "b".repeat(1_024));
        final TreeSet<String> met = new TreeSet<>();
        final SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100; i++) {
            final String left = bytes.text(storage.afterPowerLoss(Survival.random(random)), FILE);
            assertThat(left).hasSize(1_024);
            met.add(left.charAt(0) + "" + left.charAt(511) + left.charAt(512) + left.charAt(1_023));
        }
        assertThat(met).containsExactly("aaaa", "aabb", "bbaa", "bbbb");
    }

    @Test
    void aSizeMayBeLeftWithoutItsBytes() {
        final StorageFile file = storage.create(FILE);
        storage.syncDirectory(FOLDER);
        bytes.write(file, 0, "a".repeat(600));
        // Sector 0, sector 1, the size, in this order.
        final SimulatedStorage left = storage.afterPowerLoss(Survival.without(0));
        assertThat(bytes.text(left, FILE)).isEqualTo("\0".repeat(512) + "a".repeat(88));
        assertThat(bytes.text(storage.afterPowerLoss(Survival.without(2)), FILE)).isEmpty();
    }

    @Test
    void aRenameThatWasNotSyncedHappensWholeOrNot() {
        make(FILE, "old");
        storage.syncDirectory(FOLDER);
        final Path next = FOLDER.resolve("a.next");
        make(next, "new");
        storage.rename(next, FILE);
        final TreeSet<String> met = new TreeSet<>();
        final SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 100; i++) {
            final SimulatedStorage left = storage.afterPowerLoss(Survival.random(random));
            met.add(bytes.text(left, FILE) + (left.exists(next) ? "+" : ""));
        }
        assertThat(met).containsExactly("new", "old", "old+");
    }

    @Test
    void aDeletedFolderMayComeBack() {
        final Path folder = FOLDER.resolve("sub");
        storage.createDirectories(folder);
        make(folder.resolve("x"), "x");
        storage.syncDirectory(folder);
        storage.delete(folder.resolve("x"));
        storage.delete(folder);
        assertThat(storage.exists(folder)).isFalse();
        final SimulatedStorage left = storage.afterPowerLoss(Survival.NOTHING);
        assertThat(bytes.text(left, folder.resolve("x"))).isEqualTo("x");
        storage.syncDirectory(FOLDER);
        assertThat(storage.afterPowerLoss(Survival.NOTHING).list(FOLDER)).isEmpty();
    }

    @Test
    void aFailedForceIsNeverMadeGood() {
        final StorageFile file = storage.create(FILE);
        storage.syncDirectory(FOLDER);
        int lost = 0;
        for (int i = 0; i < 20; i++) {
            bytes.write(file, 0, "0123456789".repeat(200));
            storage.faults(DiskFaults.at(1 + i, DiskFault.FAIL));
            for (int call = 0; call < i; call++) {
                storage.list(FOLDER);
            }
            assertThatThrownBy(file::force).isInstanceOf(HeliosException.class);
            file.force();
            if (!bytes.text(storage.afterPowerLoss(Survival.ALL), FILE)
                    .equals("0123456789".repeat(200))) {
                lost++;
            }
            file.truncate(0);
            file.force();
        }
        assertThat(lost).isPositive();
    }

    @Test
    void endsWhenItIsFull() {
        storage.totalBytes(2_048);
        final StorageFile file = storage.create(FILE);
        bytes.write(file, 0, "a".repeat(2_000));
        assertThat(storage.usableBytes(FOLDER)).isZero();
        assertThatThrownBy(() -> bytes.write(file, 2_000, "a".repeat(100)))
                .hasMessageContaining("HSTO-0001");
        storage.delete(FILE);
        assertThat(storage.usableBytes(FOLDER)).isEqualTo(2_048);
    }

    @Test
    void failsAtTheCallThatWasChosen() {
        final StorageFile file = storage.create(FILE);
        storage.faults(DiskFaults.at(2, DiskFault.SHORT));
        bytes.write(file, 0, "ab");
        assertThatThrownBy(() -> bytes.write(file, 2, "cdef")).hasMessageContaining("HSTO-0002");
        assertThat(bytes.text(storage, FILE)).isEqualTo("abcd");
        storage.faults(DiskFaults.at(1, DiskFault.MISDIRECTED));
        bytes.write(file, 0, "xx");
        assertThat(bytes.text(storage, FILE)).startsWith("abcd\0").endsWith("xx").hasSize(514);
        storage.faults(DiskFaults.at(1, DiskFault.LOST));
        bytes.write(file, 0, "yy");
        assertThat(bytes.text(storage, FILE)).startsWith("abcd");
    }

    @Test
    void aForceFailsThatWasChosen() {
        final Path sub = FOLDER.resolve("sub");
        storage.createDirectories(sub);
        final StorageFile other = storage.create(FILE);
        final StorageFile file = storage.create(sub.resolve("b"));
        storage.faults(DiskFaults.atForce(sub, 2, DiskFault.FAIL));
        bytes.write(file, 0, "ab");
        other.force();
        storage.syncDirectory(sub);
        other.force();
        storage.syncDirectory(FOLDER);
        assertThat(storage.failedForces()).isZero();
        assertThatThrownBy(file::force).hasMessageContaining("HSTO-0006");
        assertThat(storage.failedForces()).isOne();
        file.force();
        assertThat(storage.faultCount()).isOne();
        storage.faults(DiskFaults.NONE);
        assertThat(storage.failedForces()).isZero();
    }

    @Test
    void rotTurnsOneBit() {
        make(FILE, "aaa");
        storage.flip(FILE, 9);
        assertThat(bytes.text(storage, FILE)).isEqualTo("aca");
    }

    private void make(final Path path, final String text) {
        try (StorageFile file = storage.create(path)) {
            bytes.write(file, 0, text);
            file.force();
        }
    }
}
