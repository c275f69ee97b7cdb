package io.heliosdb.streaming.state.journal.scan;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.state.journal.JournalError;
import io.heliosdb.streaming.state.journal.record.Flaw;
import io.heliosdb.streaming.state.journal.record.PackedRecord;
import io.heliosdb.streaming.state.journal.replay.JournalPlace;

/** The errors of a scan, in words. */
final class ScanFault {
    private static final String FROM_A_COPY =
            "the disk changed or lost what was forced: restore the journal from a copy, or start in"
                    + " an empty folder from a savepoint";

    private ScanFault() {}

    private static String at(final FoundRecording recording, final long position) {
        return "recording " + recording.id() + " at position " + position;
    }

    static HeliosException flawed(
            final FoundRecording recording, final long position, final Flaw flaw) {
        final String place = at(recording, position) + ": " + flaw.text();
        return switch (flaw) {
            case NEWER -> newer(recording.id());
            case KEY ->
                    HeliosException.of(
                                    JournalError.WRONG_KEY,
                                    "a record of the journal cannot be read")
                            .detail(place)
                            .hint("start with the key that the journal was written with");
            case GAP ->
                    HeliosException.of(JournalError.GAP, "row sequences are missing")
                            .detail(place)
                            .hint(FROM_A_COPY);
            case REPEAT ->
                    HeliosException.of(JournalError.REPEAT, "row sequences are repeated")
                            .detail(place)
                            .hint(FROM_A_COPY);
            default -> damaged(place);
        };
    }

    private static HeliosException damaged(final String detail) {
        return HeliosException.of(JournalError.DAMAGED, "the journal is damaged")
                .detail(detail)
                .hint(FROM_A_COPY);
    }

    static HeliosException flawedBelowForced(
            final FoundRecording recording,
            final long position,
            final Flaw flaw,
            final long forcedPosition) {
        return damaged(
                at(recording, position)
                        + ": "
                        + (flaw == Flaw.NONE ? "nothing where a record was" : flaw.text())
                        + ", though the disk had everything below "
                        + forcedPosition);
    }

    static HeliosException behindTheEnd(final FoundRecording recording, final long position) {
        return damaged(at(recording, position) + ": a record behind the last one");
    }

    static HeliosException endsEarly(
            final FoundRecording recording,
            final long position,
            final long rowSequence,
            final long wanted) {
        final String detail =
                at(recording, position)
                        + ": it ends before row sequence "
                        + rowSequence
                        + ", the next recording begins with "
                        + wanted;
        return rowSequence < wanted
                ? damaged(detail)
                : HeliosException.of(JournalError.REPEAT, "row sequences are in two recordings")
                        .detail(detail)
                        .hint(FROM_A_COPY);
    }

    static HeliosException discontinuous(
            final FoundRecording recording,
            final long position,
            final long wanted,
            final long header) {
        final long first = PackedRecord.firstRowSequence(header);
        return HeliosException.of(
                        first > wanted ? JournalError.GAP : JournalError.REPEAT,
                        first > wanted
                                ? "row sequences are missing in the journal"
                                : "row sequences are in the journal twice")
                .detail(at(recording, position) + ": " + first + " where " + wanted + " was due")
                .hint("report it with a copy of the recording: no crash can do this");
    }

    static HeliosException headless(final long id) {
        return damaged(
                "recording "
                        + id
                        + ": its header record is not whole, though records follow that were"
                        + " forced");
    }

    static HeliosException misplaced(final FoundRecording recording) {
        return damaged(
                "recording "
                        + recording.id()
                        + ": it continues "
                        + recording.header().previousRecording()
                        + ", so it must be another one's file");
    }

    static HeliosException missing(final FoundRecording recording, final FoundRecording before) {
        return HeliosException.of(JournalError.GAP, "a recording of the journal is missing")
                .detail(
                        "recording "
                                + recording.id()
                                + " continues "
                                + recording.header().previousRecording()
                                + ", found before it is "
                                + before.id())
                .hint(FROM_A_COPY);
    }

    static HeliosException epochs(final FoundRecording recording, final FoundRecording before) {
        return HeliosException.of(JournalError.EPOCH_ORDER, "epochs of the journal do not ascend")
                .detail(
                        "recording "
                                + recording.id()
                                + " has epoch "
                                + recording.epoch()
                                + " behind "
                                + recording.header().previousEpoch()
                                + ", recording "
                                + before.id()
                                + " has "
                                + before.epoch())
                .hint("files of two journals lie in one folder: take those apart that do not fit");
    }

    static HeliosException otherAppliance(final long id, final long found, final long own) {
        return HeliosException.of(
                        JournalError.OTHER_APPLIANCE, "the journal belongs to another appliance")
                .detail(
                        "recording "
                                + id
                                + " is of "
                                + Long.toHexString(found)
                                + ", this is "
                                + Long.toHexString(own))
                .hint("look at the data folder: its parts must have been moved together");
    }

    static HeliosException newer(final long id) {
        return HeliosException.of(
                        JournalError.NEWER_VERSION,
                        "the journal was written by a newer version of this program")
                .detail("recording " + id)
                .hint("start the newer version again; nothing was changed");
    }

    static HeliosException tooShort(final long end, final long wanted) {
        return HeliosException.of(
                        JournalError.TOO_SHORT,
                        "the journal ends before a place that it had reached")
                .detail("it ends before row sequence " + end + ", and had reached " + wanted)
                .hint(FROM_A_COPY);
    }

    static HeliosException notKept(final JournalPlace place) {
        return HeliosException.of(
                        JournalError.NOT_KEPT, "the journal does not reach back far enough")
                .detail(
                        "recording "
                                + place.recording()
                                + " with row sequence "
                                + place.rowSequence()
                                + " is not there")
                .hint(
                        "bring the journal back from where it was moved or from a copy, or go back"
                                + " to a savepoint: run --restore-from-savepoint ID");
    }
}
