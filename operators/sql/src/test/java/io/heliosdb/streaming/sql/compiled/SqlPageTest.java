package io.heliosdb.streaming.sql.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page about SQL names the functions that the engine has: all of them, and no others. */
final class SqlPageTest {
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    /** Names that people write and the planner puts into other words. */
    private static final Map<String, String> REWRITTEN =
            Map.of(
                    "YEAR", "EXTRACT",
                    "SECOND", "EXTRACT",
                    "TIMESTAMPADD", "+",
                    "TIMESTAMPDIFF", "-",
                    "t", "+",
                    "TRANSLATE", "TRANSLATE3",
                    "BETWEEN", "AND",
                    "IN", "OR",
                    "%", "MOD");

    /** Names that nobody writes. */
    private static final Set<String> INTERNAL = Set.of("REINTERPRET", "/INT", "TRANSLATE3", "ITEM");

    private static String section() throws IOException {
        final String page =
                Files.readString(
                        Path.of(
                                System.getProperty("heliosdb.root.directory"),
                                "docs/reference/sql.md"));
        final String rest = page.substring(page.indexOf("## Functions"));
        return rest.substring(0, rest.indexOf("Functions of processing time"));
    }

    /** What stands between backquotes, without operands. */
    private static Set<String> named() throws IOException {
        final Set<String> names = new TreeSet<>();
        final Matcher quoted = QUOTED.matcher(section());
        while (quoted.find()) {
            final String text = quoted.group(1);
            if (text.contains("[NOT]")) {
                names.add(text.replace("[NOT] ", ""));
                names.add(text.replace("[NOT]", "NOT"));
            } else if (FunctionNames.isKnown(text)) {
                names.add(text);
            } else {
                names.add(text.split("[ (]", 2)[0]);
            }
        }
        return names;
    }

    @Test
    void whatIsNamedIsThere() throws IOException {
        assertThat(named()).hasSizeGreaterThan(100);
        assertThat(named())
                .allMatch(name -> FunctionNames.isKnown(REWRITTEN.getOrDefault(name, name)));
    }

    @Test
    void whatIsThereIsNamed() throws IOException {
        final Set<String> named = named();
        assertThat(FunctionNames.all())
                .filteredOn(name -> !INTERNAL.contains(name))
                .allMatch(named::contains);
    }
}
