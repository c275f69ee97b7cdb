package io.heliosdb.streaming.gateway.capacity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a load needs.
 *
 * @param cores of all nodes together
 * @param memoryGb gigabytes of all nodes together
 * @param storageGb gigabytes of all nodes together
 * @param nodes machines
 * @param dollarsPerMonth at 500 for a node
 */
record Resources(long cores, long memoryGb, long storageGb, long nodes, long dollarsPerMonth) {
    static final long DOLLARS_PER_NODE = 500;

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("cores", cores)
                .put("memory_gb", memoryGb)
                .put("storage_gb", storageGb)
                .put("nodes", nodes)
                .put("dollars_per_month", dollarsPerMonth);
    }
}
