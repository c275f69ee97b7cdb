package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.operators.plan.StreamPlan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a durable job is made of.
 *
 * @param name also the lineage in its results' ids: letters, digits, {@code _} and {@code -}
 * @param plan what it computes
 * @param tables the tables that scans and sinks name, by full name
 */
public record JobSpec(String name, StreamPlan plan, Map<String, TableDefinition> tables) {
    public JobSpec {
        tables = Map.copyOf(tables);
    }

    /** Equal for plans that compute the same in the same way. */
    String planHash() {
        try {
            final byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(plan.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether another one computes the same, from and into tables of the same options. */
    public boolean isLike(final JobSpec other) {
        return planHash().equals(other.planHash()) && options().equals(other.options());
    }

    private Map<String, Map<String, String>> options() {
        return tables.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, table -> table.getValue().options()));
    }

    /**
     * The tables that its sinks write.
     *
     * @param ids of the sinks, in the order of the plan
     */
    SortedMap<Integer, TableDefinition> sinkTables(final List<Integer> ids) {
        final SortedMap<Integer, TableDefinition> written = new TreeMap<>();
        for (int i = 0; i < ids.size(); i++) {
            written.put(ids.get(i), tables.get(plan.sinks().get(i).table()));
        }
        return written;
    }
}
