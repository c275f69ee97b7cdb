package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.sql.SqlError;

import java.util.List;
import java.util.Map;

/** The node types that the engine runs, and those it knows by name only to refuse them well. */
final class NodeReaders {
    private static final Map<String, NodeReader> READERS =
            Map.ofEntries(
                    Map.entry("stream-exec-table-source-scan_2", new ScanReader()),
                    Map.entry("stream-exec-values_1", new ValuesReader()),
                    Map.entry("stream-exec-watermark-assigner_1", new WatermarkReader()),
                    Map.entry("stream-exec-calc_1", new CalcReader()),
                    Map.entry("stream-exec-expand_1", new ExpandReader()),
                    Map.entry("stream-exec-correlate_1", new CorrelateReader()),
                    Map.entry("stream-exec-exchange_1", new ExchangeReader()),
                    Map.entry("stream-exec-window-table-function_1", new WindowTableReader()),
                    Map.entry("stream-exec-window-aggregate_1", new WindowAggregateReader()),
                    Map.entry(
                            "stream-exec-group-window-aggregate_1",
                            new GroupWindowAggregateReader()),
                    Map.entry("stream-exec-group-aggregate_1", new GroupAggregateReader()),
                    Map.entry("stream-exec-rank_1", new RankReader()),
                    Map.entry("stream-exec-limit_1", new RankReader()),
                    Map.entry("stream-exec-sort-limit_1", new RankReader()),
                    Map.entry("stream-exec-deduplicate_1", new DeduplicateReader()),
                    Map.entry("stream-exec-window-rank_1", new WindowRankReader()),
                    Map.entry(
                            "stream-exec-window-deduplicate_1", WindowRankReader::readDeduplicate),
                    Map.entry("stream-exec-temporal-sort_1", new TemporalSortReader()),
                    Map.entry("stream-exec-over-aggregate_1", new OverReader()),
                    Map.entry("stream-exec-join_1", new JoinReader()),
                    Map.entry("stream-exec-union_1", new UnionReader()),
                    Map.entry("stream-exec-changelog-normalize_1", new NormalizeReader()),
                    Map.entry("stream-exec-drop-update-before_1", new DropUpdateBeforeReader()),
                    Map.entry("stream-exec-sink_2", new SinkReader()));

    /**
     * Node type without prefix and version → what users call it, and the words that may stand for
     * it in a statement.
     */
    private static final Map<String, List<String>> REFUSED =
            Map.ofEntries(
                    Map.entry("interval-join", List.of("interval join", "JOIN")),
                    Map.entry("temporal-join", List.of("temporal join", "SYSTEM_TIME", "JOIN")),
                    Map.entry("lookup-join", List.of("lookup join", "SYSTEM_TIME", "JOIN")),
                    Map.entry("window-join", List.of("window join", "JOIN")),
                    Map.entry("sort", List.of("ORDER BY", "ORDER")),
                    Map.entry("match", List.of("MATCH_RECOGNIZE", "MATCH_RECOGNIZE")),
                    Map.entry("lookup", List.of("lookup", "JOIN")));

    private NodeReaders() {}

    static NodeReader of(final String type, final Reading reading) {
        final NodeReader reader = READERS.get(type);
        if (reader == null) {
            throw refuse(type, reading);
        }
        return reader;
    }

    private static HeliosException refuse(final String type, final Reading reading) {
        final String name = type.replaceFirst("^stream-exec-", "").replaceFirst("_\\d+$", "");
        final List<String> words = REFUSED.getOrDefault(name, List.of(name));
        return reading.refuse(
                        SqlError.OPERATOR_UNSUPPORTED,
                        words.getFirst() + " is not supported yet",
                        words.subList(Math.min(1, words.size() - 1), words.size())
                                .toArray(String[]::new))
                .detail("operator " + name);
    }
}
