package io.heliosdb.streaming.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class NearestNameTest {
    @Test
    void findsTheNameWithFewestEdits() {
        assertThat(NearestName.of("pth", List.of("format", "path", "paths"))).contains("path");
        assertThat(NearestName.of("UPER", List.of("lower", "upper"))).contains("upper");
        assertThat(NearestName.of("cvs", List.of("csv", "json"))).contains("csv");
    }

    @Test
    void saysNothingRatherThanGuess() {
        assertThat(NearestName.of("x", List.of("c", "d"))).isEmpty();
        assertThat(NearestName.of("abc", List.of("xyz"))).isEmpty();
        assertThat(NearestName.of("id", List.of("id"))).isEmpty();
    }

    @Test
    void swappedNeighboursAreOneEdit() {
        assertThat(NearestName.distance("form", "from")).isEqualTo(1);
        assertThat(NearestName.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(NearestName.distance("", "abc")).isEqualTo(3);
    }
}
