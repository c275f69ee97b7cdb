package io.heliosdb.streaming.gateway.security.audit;

import io.heliosdb.streaming.codecs.storage.Storage;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Walks all entries of a log and tells the first that does not follow from the one before.
 *
 * <p>What was changed, left out, put in or exchanged shows by itself. That the end was cut off
 * shows only against a {@link AuditHead} that was kept elsewhere; so does a log that was written
 * anew from some entry on. One thread; the log may be appended to meanwhile by nobody.
 */
public final class AuditVerifier {
    private final AuditFiles files;
    private final Optional<AuditHead> witness;

    private AuditHead head;
    private boolean isWitnessSeen;

    private AuditVerifier(
            final AuditFiles files, final AuditHead genesis, final Optional<AuditHead> witness) {
        this.files = files;
        this.witness = witness;
        head = genesis;
        isWitnessSeen = witness.isEmpty() || witness.get().sequence() == 0;
    }

    /**
     * What was found.
     *
     * @param head the last entry that follows from the first
     * @param damage the first one that does not
     */
    public record Findings(AuditHead head, Optional<Damage> damage) {
        public boolean isWhole() {
            return damage.isEmpty();
        }
    }

    /**
     * Where a log is not what it was.
     *
     * @param file in which
     * @param line from 1
     * @param what is wrong
     */
    public record Damage(Path file, long line, String what) {}

    /**
     * Verifies a log.
     *
     * @param folder {@code audit} of the data folder
     * @param applianceId whose log it should be
     * @param witness how far it once went, if that is known
     */
    public static Findings verify(
            final Storage storage,
            final Path folder,
            final long applianceId,
            final Optional<AuditHead> witness) {
        final AuditHead genesis = new AuditHead(0, AuditLine.genesis(applianceId));
        final AuditVerifier verifier =
                new AuditVerifier(new AuditFiles(storage, folder), genesis, witness);
        final Optional<Damage> damage = verifier.walk(folder);
        return new Findings(verifier.head, damage);
    }

    private Optional<Damage> walk(final Path folder) {
        Path last = folder;
        for (final Path file : files.list()) {
            last = file;
            if (AuditFiles.firstSequence(file) != head.sequence() + 1) {
                return damage(file, 1, "entry " + (head.sequence() + 1) + " is missing");
            }
            final Optional<Damage> damage = walkFile(file);
            if (damage.isPresent()) {
                return damage;
            }
        }
        if (!isWitnessSeen) {
            return damage(
                    last,
                    0,
                    "the log ends after entry "
                            + head.sequence()
                            + ", it went to "
                            + witness.orElseThrow().sequence());
        }
        return Optional.empty();
    }

    private Optional<Damage> walkFile(final Path file) {
        final String text = files.text(file);
        long number = 0;
        int start = 0;
        while (start < text.length()) {
            number++;
            final int end = text.indexOf('\n', start);
            if (end < 0) {
                return damage(file, number, "the line has no end");
            }
            final Optional<AuditLine> line = AuditLine.parse(text.substring(start, end));
            if (line.isEmpty()) {
                return damage(file, number, "the entry was changed");
            }
            if (!line.get().follows(head)) {
                return damage(file, number, "the entry does not follow entry " + head.sequence());
            }
            head = line.get().head();
            if (isOtherThanWitness()) {
                return damage(file, number, "the entry is not the one that was seen before");
            }
            start = end + 1;
        }
        return Optional.empty();
    }

    private boolean isOtherThanWitness() {
        if (witness.isEmpty() || witness.get().sequence() != head.sequence()) {
            return false;
        }
        isWitnessSeen = true;
        return !witness.get().hash().equals(head.hash());
    }

    private static Optional<Damage> damage(final Path file, final long line, final String what) {
        return Optional.of(new Damage(file, line, what));
    }
}
