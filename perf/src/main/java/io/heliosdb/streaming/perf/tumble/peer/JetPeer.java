package io.heliosdb.streaming.perf.tumble.peer;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.aggregate.AggregateOperation;
import com.hazelcast.jet.aggregate.AggregateOperation1;
import com.hazelcast.jet.core.JobStatus;
import com.hazelcast.jet.datamodel.KeyedWindowResult;
import com.hazelcast.jet.pipeline.Pipeline;
import com.hazelcast.jet.pipeline.Sink;
import com.hazelcast.jet.pipeline.SinkBuilder;
import com.hazelcast.jet.pipeline.SourceBuilder;
import com.hazelcast.jet.pipeline.StreamSource;
import com.hazelcast.jet.pipeline.WindowDefinition;

import io.heliosdb.streaming.perf.tumble.contest.Contestant;
import io.heliosdb.streaming.perf.tumble.contest.DefaultResult;
import io.heliosdb.streaming.perf.tumble.contest.EventRows;
import io.heliosdb.streaming.perf.tumble.contest.Outcome;

/**
 * Hazelcast Jet on the same rows: one member in this process, two cooperative threads, one
 * processor a vertex, one aggregate object per key and window.
 */
public final class JetPeer implements Contestant {
    private static final int THREADS = 2;
    private static final long WINDOW_MS = 10_000;

    private final PeerRounds rounds;
    private final HazelcastInstance instance;
    private final Job job;

    /**
     * Starts the job.
     *
     * @param result how its results are hashed
     * @param rowCount the first rows, a multiple of {@link EventRows#BATCH_ROWS}
     */
    public JetPeer(final DefaultResult result, final EventRows rows, final long rowCount) {
        rounds = new PeerRounds(rows.keyCount(), result);
        final Config config = new Config();
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "none");
        // Sleeps longer while others are measured; when it has work it does not sleep.
        config.setProperty("hazelcast.jet.idle.cooperative.max.microseconds", "5000");
        config.getJetConfig().setEnabled(true).setCooperativeThreadCount(THREADS);
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        instance = Hazelcast.newHazelcastInstance(config);
        job = instance.getJet().newJob(pipeline(RowRange.of(rows, rowCount, rounds)));
    }

    private static Pipeline pipeline(final RowRange range) {
        final StreamSource<long[]> source =
                SourceBuilder.stream("events", context -> new JetEvents(range))
                        .<long[]>fillBufferFn(JetEvents::fill)
                        .build();
        final Sink<KeyedWindowResult<Long, long[]>> sink =
                SinkBuilder.sinkBuilder("counting", context -> PeerRounds.of(range.roundsNumber()))
                        .<KeyedWindowResult<Long, long[]>>receiveFn(JetPeer::count)
                        .preferredLocalParallelism(1)
                        .build();
        final Pipeline pipeline = Pipeline.create();
        pipeline.readFrom(source)
                .withTimestamps(event -> event[2], 0)
                .groupingKey(event -> event[0])
                .window(WindowDefinition.tumbling(WINDOW_MS))
                .aggregate(aggregate())
                .setLocalParallelism(1)
                .writeTo(sink);
        return pipeline;
    }

    private static void count(
            final PeerRounds rounds, final KeyedWindowResult<Long, long[]> result) {
        final long[] values = result.result();
        rounds.count(result.key(), values[0], values[1], values[2], values[3]);
    }

    @Override
    public String name() {
        return "jet";
    }

    @Override
    public Outcome run() {
        return rounds.run(() -> job.getStatus() == JobStatus.FAILED);
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
        rounds.close();
    }
}
