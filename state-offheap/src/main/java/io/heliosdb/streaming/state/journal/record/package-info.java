/**
 * The journal's record format: log entries packed into self-checking records, and read back without
 * trust in any byte.
 *
 * <p>What flows through: log entries → {@code RecordPacker} → bytes → {@code RecordCheck} → {@code
 * EntryCursor} → log entries. Threading rule: each object belongs to one thread. Start reading at
 * {@link io.heliosdb.streaming.state.journal.record.PackedRecord}.
 */
package io.heliosdb.streaming.state.journal.record;
