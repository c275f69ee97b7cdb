package io.heliosdb.streaming.perf.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.stream.Stream;

final class LibraryFencesTest {
    @TestFactory
    Stream<DynamicTest> isUsedOnlyInsideItsFence() {
        return LibraryFence.ALL.stream()
                .map(fence -> DynamicTest.dynamicTest(fence.name(), () -> assertHolds(fence)));
    }

    private static void assertHolds(final LibraryFence fence) {
        assertThat(
                        ProductClasses.uses(
                                ProductClasses.all(),
                                (user, used) ->
                                        fence.covers(used.getName())
                                                && !fence.admits(user.getPackageName())))
                .isEmpty();
    }

    @Test
    void theBridgeTalksToNobodyOfOurs() {
        assertThat(
                        ProductClasses.uses(
                                ProductClasses.of(ProductModule.PLANNER_BRIDGE),
                                (user, used) ->
                                        used.getPackageName().startsWith(ProductModule.ROOT_PACKAGE)
                                                && !ProductModule.PLANNER_BRIDGE.owns(
                                                        used.getPackageName())))
                .isEmpty();
    }
}
