package io.heliosdb.streaming.perf.proof.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.perf.sql.CaseParser;
import io.heliosdb.streaming.perf.sql.SqlCorpus;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Random SQL has all functions of the page of functions. */
final class CatalogueTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^  -- ([^:\\n]+): ");

    /** What has another name in SQL. */
    private static final Map<String, String> WRITTEN =
            Map.of(
                    "ITEM", "$0[1]",
                    "IS JSON VALUE", "$0 IS JSON",
                    "IS NOT JSON VALUE", "$0 IS NOT JSON",
                    "JSON_ARRAYAGG_ABSENT_ON_NULL", "JSON_ARRAYAGG($0)",
                    "JSON_ARRAYAGG_NULL_ON_NULL", "JSON_ARRAYAGG($0 NULL ON NULL)",
                    "JSON_OBJECTAGG_NULL_ON_NULL", "VALUE $1)",
                    "JSON_OBJECTAGG_ABSENT_ON_NULL", "VALUE $1 ABSENT ON NULL)",
                    "FLOOR … TO", "FLOOR($0 TO",
                    "CEIL … TO", "CEIL($0 TO");

    @Test
    void everyFunctionIsDrawn() {
        final List<String> patterns = new ArrayList<>();
        Signatures.all().forEach(signature -> patterns.add(signature.pattern()));
        Collecting.ALL.forEach(each -> patterns.add(each.pattern()));
        patterns.addAll(Aggregates.names());
        final String all = String.join("\n", patterns);
        final List<String> names = names();
        assertThat(names).hasSizeGreaterThan(200).contains("ARRAY_SLICE", "JSON_QUERY", "LISTAGG");
        assertThat(names)
                .as("a function without a line in a table of signatures")
                .allMatch(name -> isWritten(all, WRITTEN.getOrDefault(name, name)));
    }

    private static boolean isWritten(final String all, final String name) {
        return Pattern.compile("(?<![A-Z_])" + Pattern.quote(name) + "(?![A-Z_0-9])")
                .matcher(all)
                .find();
    }

    private static List<String> names() {
        final List<String> names = new ArrayList<>();
        final Path folder =
                Path.of(
                        System.getProperty("heliosdb.root.directory"),
                        "perf/src/test/resources/sql/functions");
        for (final Path file : SqlCorpus.files(folder)) {
            final Matcher example = EXAMPLE.matcher(CaseParser.parse(file).script());
            while (example.find()) {
                names.add(example.group(1));
            }
        }
        return names;
    }
}
