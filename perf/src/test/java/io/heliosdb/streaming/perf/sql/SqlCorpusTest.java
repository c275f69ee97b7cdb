package io.heliosdb.streaming.perf.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

final class SqlCorpusTest {
    private static final int CASES_PER_GROUP = 8;

    @Test
    void everyCaseCanBeReadAndHasExpectedRows() {
        final Set<String> titles = new HashSet<>();
        for (final Path file : SqlCases.files()) {
            final SqlCase sqlCase = CaseParser.parse(file);
            assertThat(sqlCase.title()).as(sqlCase.name()).isNotBlank();
            titles.add(sqlCase.title());
            switch (sqlCase.expectation()) {
                case Expectation.Changelog changelog ->
                        assertThat(changelog.records()).as(sqlCase.name()).isNotEmpty();
                case Expectation.Rows rows ->
                        assertThat(rows.records()).as(sqlCase.name()).isNotEmpty();
                case Expectation.Files files ->
                        assertThat(files.files()).as(sqlCase.name()).isNotEmpty();
                case Expectation.Failure failure ->
                        assertThat(failure.pattern().pattern()).as(sqlCase.name()).isNotBlank();
            }
        }
        assertThat(titles).hasSizeGreaterThan(120);
    }

    @Test
    void everyGroupHasEnoughCases() {
        final Map<String, Integer> groups = new TreeMap<>();
        SqlCases.files()
                .forEach(
                        file ->
                                groups.merge(
                                        file.getParent().getFileName().toString(),
                                        1,
                                        Integer::sum));
        assertThat(groups)
                .allSatisfy(
                        (group, count) ->
                                assertThat(count)
                                        .as(group)
                                        .isGreaterThanOrEqualTo(CASES_PER_GROUP));
    }

    @Test
    void aSampleDependsOnTheSeedOnly() {
        final List<Path> files = SqlCases.files();
        assertThat(SqlCorpus.sample(files, 5, 10))
                .hasSize(10)
                .isEqualTo(SqlCorpus.sample(files, 5, 10));
        assertThat(SqlCorpus.sample(files, 5, 10)).isNotEqualTo(SqlCorpus.sample(files, 6, 10));
        assertThat(SqlCorpus.sample(files, 5, Integer.MAX_VALUE)).isEqualTo(files);
    }
}
