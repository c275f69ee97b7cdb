package io.heliosdb.streaming.sql.session;

import org.junit.jupiter.api.DynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Test cases in {@code plans/*.txt}: a name after {@code ===}, a script, and after {@code ---} what
 * it comes to.
 */
final class Cases {
    private Cases() {}

    static Stream<DynamicTest> of(final String file, final BiConsumer<String, String> check)
            throws IOException {
        final String text;
        try (InputStream stream = Cases.class.getResourceAsStream("/plans/" + file + ".txt")) {
            text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        final List<DynamicTest> tests = new ArrayList<>();
        for (final String each : text.split("(?m)^=== ")) {
            if (!each.isBlank()) {
                final String[] parts = each.split("\n", 2);
                final String[] sides = parts[1].split("(?m)^---\n", 2);
                tests.add(
                        DynamicTest.dynamicTest(
                                parts[0], () -> check.accept(sides[0], sides[1].strip())));
            }
        }
        return tests.stream();
    }
}
