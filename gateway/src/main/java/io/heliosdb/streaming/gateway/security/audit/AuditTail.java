package io.heliosdb.streaming.gateway.security.audit;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a log goes on after a start.
 *
 * @param head its last whole entry
 * @param file the newest one, if there is any
 * @param length bytes of the newest file up to the end of its last whole entry
 * @param tornBytes that follow: an entry that was being written when the process or the machine
 *     ended
 */
record AuditTail(AuditHead head, Optional<Path> file, long length, long tornBytes) {
    /**
     * Finds it.
     *
     * @param genesis what the first entry follows
     * @throws HeliosException {@link AuditError#BROKEN} if entries of the newest file were changed
     */
    static AuditTail find(final AuditFiles files, final String genesis) {
        final List<Path> all = files.list();
        if (all.isEmpty()) {
            return new AuditTail(new AuditHead(0, genesis), Optional.empty(), 0, 0);
        }
        final Path newest = all.getLast();
        final AuditHead before =
                all.size() == 1 ? new AuditHead(0, genesis) : last(files, all.get(all.size() - 2));
        return of(newest, files.text(newest), before);
    }

    /** Of a file that was followed by another: its last entry was whole then. */
    private static AuditHead last(final AuditFiles files, final Path file) {
        final String text = files.text(file);
        final int end = text.endsWith("\n") ? text.length() - 1 : -1;
        final int start = text.lastIndexOf('\n', Math.max(0, end - 1)) + 1;
        return Optional.of(text)
                .filter(each -> end > start)
                .flatMap(each -> AuditLine.parse(each.substring(start, end)))
                .map(AuditLine::head)
                .orElseThrow(() -> broken(file, start));
    }

    private static AuditTail of(final Path file, final String text, final AuditHead before) {
        AuditHead head = before;
        int start = 0;
        while (start < text.length()) {
            final int end = text.indexOf('\n', start);
            final AuditHead last = head;
            final Optional<AuditLine> line =
                    end < 0
                            ? Optional.empty()
                            : AuditLine.parse(text.substring(start, end))
                                    .filter(each -> each.follows(last));
            if (line.isEmpty()) {
                break;
            }
            head = line.get().head();
            start = end + 1;
        }
        final String rest = text.substring(start);
        if (!isTorn(rest)) {
            throw broken(file, start);
        }
        return new AuditTail(head, Optional.of(file), start, rest.length());
    }

    /** No line has come to its end, or the disk has left a hole in it. */
    private static boolean isTorn(final String rest) {
        final int end = rest.indexOf('\n');
        return end < 0 || rest.substring(0, end).indexOf('\0') >= 0;
    }

    private static HeliosException broken(final Path file, final long offset) {
        return HeliosException.of(AuditError.BROKEN, "the audit log was changed")
                .detail(file + ", byte " + offset)
                .hint("keep a copy of its folder as evidence, then move the folder away");
    }
}
