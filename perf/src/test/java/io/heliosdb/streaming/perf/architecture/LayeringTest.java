package io.heliosdb.streaming.perf.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.stream.Stream;

final class LayeringTest {
    @TestFactory
    Stream<DynamicTest> usesOnlyModulesBeforeIt() {
        return ProductModule.ALL.stream()
                .map(
                        module ->
                                DynamicTest.dynamicTest(
                                        module.folder(), () -> assertUsesAllowed(module)));
    }

    private static void assertUsesAllowed(final ProductModule module) {
        assertThat(ProductClasses.of(module)).isNotEmpty();
        assertThat(
                        ProductClasses.uses(
                                ProductClasses.of(module),
                                (user, used) ->
                                        used.getPackageName().startsWith(ProductModule.ROOT_PACKAGE)
                                                && !module.mayUsePackage(used.getPackageName())))
                .isEmpty();
    }

    @Test
    void everyClassIsInThePackagesOfItsModule() {
        for (final ProductModule module : ProductModule.ALL) {
            assertThat(ProductClasses.of(module))
                    .as(module.folder())
                    .allMatch(type -> module.owns(type.getPackageName()));
        }
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ProductModule.ROOT_PACKAGE + "(**)")
                .should()
                .beFreeOfCycles()
                .check(ProductClasses.all());
    }
}
