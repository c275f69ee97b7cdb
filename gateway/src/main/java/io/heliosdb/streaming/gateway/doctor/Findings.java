package io.heliosdb.streaming.gateway.doctor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;

/** Findings for people and for programs. */
public final class Findings {
    private Findings() {}

    /** A line for each, and one for its fix if it needs one. */
    public static List<String> lines(final List<Finding> findings) {
        return findings.stream().map(Findings::text).toList();
    }

    private static String text(final Finding finding) {
        final String line =
                String.format(
                        Locale.ROOT,
                        "%-4s  %-30s %s",
                        level(finding),
                        finding.name(),
                        finding.measured());
        return finding.level() == Finding.Level.OK
                ? line
                : line
                        + String.format(
                                Locale.ROOT,
                                "%n      wanted: %s%n      fix:    %s",
                                finding.wanted(),
                                finding.fix());
    }

    /** An object. */
    static ObjectNode json(final Finding finding) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("check", finding.name())
                .put("level", level(finding))
                .put("measured", finding.measured())
                .put("wanted", finding.wanted())
                .put("fix", finding.fix());
    }

    private static String level(final Finding finding) {
        return finding.level().name().toLowerCase(Locale.ROOT);
    }

    static long count(final List<Finding> findings, final Finding.Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }
}
