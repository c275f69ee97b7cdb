package io.heliosdb.streaming.state.journal.record;

import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.seal.Opener;
import io.heliosdb.streaming.codecs.seal.Sealer;
import io.heliosdb.streaming.state.journal.RecordingReader;

/**
 * The records of one recording after the other, each verified in itself and as the successor of the
 * one before. For the scan and for replays; one thread; allocates nothing per record.
 */
public final class RecordStream implements AutoCloseable {
    /** Most bytes of a record; a longer one is damage. */
    public static final int MAX_LENGTH = 1 << 30;

    private static final long ANY = -1;

    private final RecordBuffer buffer;
    private final long journalId;
    private final EntryCursor entries = new EntryCursor();

    /** The payload of a sealed record. */
    private final RecordBuffer plain;

    private Opener opener;
    private RecordingReader reader;
    private long epoch;
    private long position;
    private long nextPosition;
    private long number;
    private long rowSequence;
    private Flaw flaw = Flaw.NONE;

    public RecordStream(final Ledger ledger, final String owner, final long journalId) {
        buffer = new RecordBuffer(ledger, owner, PackedRecord.NORMAL_LENGTH);
        plain = new RecordBuffer(ledger, owner, PackedRecord.NORMAL_LENGTH);
        this.journalId = journalId;
    }

    /**
     * Goes to the beginning of a recording.
     *
     * @param newReader of it; the caller closes it
     * @param newOpener of its records, or null if they are not sealed
     */
    public void begin(final RecordingReader newReader, final Opener newOpener) {
        enter(newReader, newOpener, 0, ANY);
        number = 0;
    }

    /**
     * Goes to a place in a recording.
     *
     * @param newReader of it; the caller closes it
     * @param newOpener of its records, or null if they are not sealed
     * @param newPosition of a record
     * @param newEpoch of the recording
     */
    public void enter(
            final RecordingReader newReader,
            final Opener newOpener,
            final long newPosition,
            final long newEpoch) {
        reader = newReader;
        opener = newOpener;
        nextPosition = newPosition;
        position = newPosition;
        epoch = newEpoch;
        number = ANY;
        rowSequence = ANY;
        entries.clear();
        flaw = Flaw.NONE;
    }

    /**
     * Reads the next record.
     *
     * @return false if no whole record follows, or one with a {@link #flaw}; asking again reads the
     *     same place again
     */
    public boolean next() {
        position = nextPosition;
        entries.clear();
        final int length = readBytes(position);
        if (length == 0) {
            flaw = Flaw.NONE;
            return false;
        }
        flaw = length < 0 ? Flaw.CUT : verify(length);
        if (flaw != Flaw.NONE) {
            return false;
        }
        final long at = buffer.address();
        entries.wrap(at, payload());
        epoch = PackedRecord.epoch(at);
        number = PackedRecord.number(at) + 1;
        rowSequence = PackedRecord.nextRowSequence(at);
        nextPosition = reader.nextPosition();
        return true;
    }

    private int readBytes(final long from) {
        final int length = reader.read(from, buffer.address(), buffer.capacityBytes());
        if (length >= 0 || length < -MAX_LENGTH) {
            return length;
        }
        buffer.require(-length);
        return reader.read(from, buffer.address(), buffer.capacityBytes());
    }

    private Flaw verify(final int length) {
        final Flaw found = RecordCheck.header(buffer, length);
        if (found != Flaw.NONE) {
            return found;
        }
        if (!isOurs()) {
            return Flaw.FOREIGN;
        }
        final long at = buffer.address();
        if (rowSequence != ANY
                && PackedRecord.firstRowSequence(at) != rowSequence
                && !(ProofBuild.IS_ON && PlantedBug.JOURNAL_ACCEPTS_GAPS.isPlanted())) {
            return PackedRecord.firstRowSequence(at) > rowSequence ? Flaw.GAP : Flaw.REPEAT;
        }
        if (PackedRecord.isSet(at, PackedRecord.HEADER)) {
            return Flaw.NONE;
        }
        return open() ? RecordCheck.entries(at, payload()) : Flaw.KEY;
    }

    /** Opens the payload; a recording is sealed in all of its records or in none. */
    private boolean open() {
        final long at = buffer.address();
        if (PackedRecord.isSet(at, PackedRecord.SEALED) != (opener != null)) {
            return false;
        }
        if (opener == null) {
            return true;
        }
        final int sealedBytes = PackedRecord.payloadLength(at) + Sealer.OVERHEAD_BYTES;
        plain.require(PackedRecord.payloadLength(at) + PackedRecord.ALIGNMENT);
        Memory.putInt(at + PackedRecord.CRC_OFFSET, 0);
        return opener.tryOpen(
                at + PackedRecord.HEADER_LENGTH,
                sealedBytes,
                plain.address(),
                at,
                PackedRecord.ASSOCIATED_LENGTH);
    }

    private boolean isOurs() {
        final long at = buffer.address();
        return (PackedRecord.journalId(at) == journalId || PackedRecord.number(at) == 0)
                && (epoch == ANY || PackedRecord.epoch(at) == epoch || ignoresEpochs())
                && PackedRecord.position(at) == position
                && (number == ANY || PackedRecord.number(at) == number)
                && (PackedRecord.number(at) == 0) == PackedRecord.isSet(at, PackedRecord.HEADER);
    }

    private static boolean ignoresEpochs() {
        return ProofBuild.IS_ON && PlantedBug.JOURNAL_IGNORES_EPOCHS.isPlanted();
    }

    /**
     * Looks behind a flawed record for records of the same recording that are whole.
     *
     * @param from position behind which to look
     * @param knownEpoch the recording's, or -1 if even that is not known
     */
    public Survivors survivors(final long from, final long knownEpoch) {
        long forced = 0;
        long count = 0;
        long candidate = reader.seek(from + 1);
        while (candidate >= 0) {
            final int length = readBytes(candidate);
            final boolean isWhole =
                    length > 0
                            && RecordCheck.header(buffer, length) == Flaw.NONE
                            && PackedRecord.journalId(buffer.address()) == journalId
                            && PackedRecord.position(buffer.address()) <= candidate
                            && (knownEpoch == ANY
                                    || PackedRecord.epoch(buffer.address()) == knownEpoch);
            if (isWhole) {
                count++;
                forced = Math.max(forced, PackedRecord.forcedPosition(buffer.address()));
            }
            candidate = reader.seek(isWhole ? reader.nextPosition() : candidate + 1);
        }
        return new Survivors(count, forced);
    }

    /**
     * What lies behind damage.
     *
     * @param count whole records
     * @param forcedPosition position up to which the disk had the recording when they were written
     */
    public record Survivors(long count, long forcedPosition) {}

    /** What is wrong with the record at {@link #position}; nothing if there is none. */
    public Flaw flaw() {
        return flaw;
    }

    /** Where the record that was asked for last lies. */
    public long position() {
        return position;
    }

    /** Position behind the last whole record. */
    public long nextPosition() {
        return nextPosition;
    }

    /** Header of the record that was read last, in place until the next is read. */
    public long header() {
        return buffer.address();
    }

    private long payload() {
        return PackedRecord.isSet(buffer.address(), PackedRecord.SEALED)
                ? plain.address()
                : buffer.address() + PackedRecord.HEADER_LENGTH;
    }

    /** Entries of the record that was read last. */
    public EntryCursor entries() {
        return entries;
    }

    /** Goes back to the first entry of the record that was read last. */
    public void rewind() {
        entries.wrap(buffer.address(), payload());
    }

    /** Row sequence behind the last whole record. */
    public long rowSequence() {
        return rowSequence;
    }

    public long epoch() {
        return epoch;
    }

    @Override
    public void close() {
        buffer.close();
        plain.close();
    }
}
