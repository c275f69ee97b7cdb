package io.heliosdb.streaming.perf.tumble;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.aggregate.AggregateOperation;
import com.hazelcast.jet.aggregate.AggregateOperation1;
import com.hazelcast.jet.datamodel.KeyedWindowResult;
import com.hazelcast.jet.pipeline.BatchSource;
import com.hazelcast.jet.pipeline.Pipeline;
import com.hazelcast.jet.pipeline.Sink;
import com.hazelcast.jet.pipeline.SinkBuilder;
import com.hazelcast.jet.pipeline.SourceBuilder;
import com.hazelcast.jet.pipeline.WindowDefinition;

/**
 * Hazelcast Jet on the same rows: one member in this process, two cooperative threads, one
 * processor a vertex, one aggregate object per key and window.
 */
final class JetPeer implements Contestant {
    private static final long ROW_LIMIT = 4L << 20;
    private static final int THREADS = 2;

    private final HazelcastInstance instance;

    JetPeer() {
        final Config config = new Config();
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "none");
        config.getJetConfig().setEnabled(true).setCooperativeThreadCount(THREADS);
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        instance = Hazelcast.newHazelcastInstance(config);
    }

    @Override
    public String name() {
        return "jet";
    }

    @Override
    public long rowLimit() {
        return ROW_LIMIT;
    }

    @Override
    public Outcome run(final TumbleRows rows, final long rowCount) {
        final JetEvents.Range range = JetEvents.range(rows, rowCount);
        final BatchSource<long[]> source =
                SourceBuilder.batch("events", context -> new JetEvents(range))
                        .<long[]>fillBufferFn(JetEvents::fill)
                        .build();
        final Sink<KeyedWindowResult<Long, long[]>> sink =
                SinkBuilder.sinkBuilder("counting", context -> new JetCounting(range.number()))
                        .<KeyedWindowResult<Long, long[]>>receiveFn(JetCounting::accept)
                        .destroyFn(JetCounting::finish)
                        .preferredLocalParallelism(1)
                        .build();
        final Pipeline pipeline = Pipeline.create();
        pipeline.readFrom(source)
                .addTimestamps(event -> event[2], 0)
                .groupingKey(event -> event[0])
                .window(WindowDefinition.tumbling(TumbleRows.WINDOW_MS))
                .aggregate(aggregate())
                .setLocalParallelism(1)
                .writeTo(sink);
        instance.getJet().newJob(pipeline).join();
        return JetCounting.outcome(range.number());
    }

    /** count, sum, min, max in one array. */
    private static AggregateOperation1<long[], long[], long[]> aggregate() {
        return AggregateOperation.withCreate(
                        () -> new long[] {0, 0, Long.MAX_VALUE, Long.MIN_VALUE})
                .<long[]>andAccumulate(
                        (state, event) -> {
                            state[0]++;
                            state[1] += event[1];
                            state[2] = Math.min(state[2], event[1]);
                            state[3] = Math.max(state[3], event[1]);
                        })
                .andCombine(
                        (state, other) -> {
                            state[0] += other[0];
                            state[1] += other[1];
                            state[2] = Math.min(state[2], other[2]);
                            state[3] = Math.max(state[3], other[3]);
                        })
                .andExportFinish(long[]::clone);
    }

    @Override
    public void close() {
        instance.shutdown();
    }
}
