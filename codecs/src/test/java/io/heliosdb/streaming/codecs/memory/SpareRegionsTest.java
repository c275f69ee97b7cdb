package io.heliosdb.streaming.codecs.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.UnsafeApi;
import org.junit.jupiter.api.Test;

final class SpareRegionsTest {
    private static final long BYTES = 2L * Mapping.PAGE_BYTES;

    private final SpareRegions spare = new SpareRegions();

    @Test
    void aRegionComesBackZeroedAndOnce() {
        final long address = Mapping.map(BYTES);
        UnsafeApi.putLong(address + 8, 7);
        assertThat(spare.take(BYTES)).isZero();
        assertThat(spare.keep(address, BYTES)).isTrue();
        assertThat(UnsafeApi.getLong(address + 8)).isEqualTo(0xa5a5_a5a5_a5a5_a5a5L);
        assertThat(spare.take(BYTES * 2)).isZero();
        assertThat(spare.take(BYTES)).isEqualTo(address);
        assertThat(UnsafeApi.getLong(address + 8)).isZero();
        assertThat(UnsafeApi.getLong(address + BYTES - 8)).isZero();
        assertThat(spare.take(BYTES)).isZero();
        Mapping.unmap(address, BYTES);
    }

    @Test
    void keepsFewAndSmallOnes() {
        int count = 0;
        long address = Mapping.map(BYTES);
        while (spare.keep(address, BYTES)) {
            count++;
            address = Mapping.map(BYTES);
        }
        assertThat(count).isEqualTo(32);
        Mapping.unmap(address, BYTES);
        for (; count > 0; count--) {
            Mapping.unmap(spare.take(BYTES), BYTES);
        }
        assertThat(spare.keep(1, 1L << 30)).isFalse();
    }
}
