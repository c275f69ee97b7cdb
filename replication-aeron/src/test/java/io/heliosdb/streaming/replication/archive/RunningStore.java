package io.heliosdb.streaming.replication.archive;

import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.RecordingReader;
import io.heliosdb.streaming.state.journal.RecordingWriter;

import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.YieldingIdleStrategy;

import java.util.List;

/** A store whose recorder has a thread. */
final class RunningStore implements JournalStore {
    private final ArchiveJournalStore store;
    private final AgentRunner runner;

    RunningStore(final ArchiveContext context) {
        store = new ArchiveJournalStore(context);
        runner =
                new AgentRunner(YieldingIdleStrategy.INSTANCE, error -> {}, null, store.recorder());
        AgentRunner.startOnThread(runner, Thread.ofPlatform().daemon().factory());
    }

    @Override
    public List<Recording> recordings() {
        return store.recordings();
    }

    @Override
    public RecordingWriter start() {
        return store.start();
    }

    @Override
    public RecordingReader open(final long recordingId) {
        return store.open(recordingId);
    }

    @Override
    public void truncate(final long recordingId, final long position) {
        store.truncate(recordingId, position);
    }

    @Override
    public void delete(final long recordingId) {
        store.delete(recordingId);
    }

    @Override
    public long usableBytes() {
        return store.usableBytes();
    }

    @Override
    public long totalBytes() {
        return store.totalBytes();
    }

    @Override
    public void close() {
        runner.close();
        store.close();
    }
}
