package io.heliosdb.streaming.perf.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

final class FiringRunsTest {
    private static List<String> sorted(final String... records) {
        return FiringRuns.sortWithin(List.of(records), List.of("w"));
    }

    @Test
    void rowsOfOneFiringAreSorted() {
        assertThat(sorted("op,w,k", "+I,1,b", "+I,1,a", "+I,2,d", "+I,2,c"))
                .containsExactly("op,w,k", "+I,1,a", "+I,1,b", "+I,2,c", "+I,2,d");
    }

    @Test
    void pairsThatChangeNothingAreSorted() {
        assertThat(sorted("op,w,k", "-U,1,b", "+U,1,b", "-U,1,a", "+U,1,a", "-U,0,c", "+U,0,c"))
                .containsExactly(
                        "op,w,k", "-U,1,a", "+U,1,a", "-U,1,b", "+U,1,b", "-U,0,c", "+U,0,c");
    }

    @Test
    void changesKeepTheirPlaces() {
        final String[] records = {"op,w,k", "-U,1,b", "+U,1,c", "-U,1,a", "+U,1,a", "-U,1,z"};
        assertThat(sorted(records)).containsExactly(records);
    }
}
