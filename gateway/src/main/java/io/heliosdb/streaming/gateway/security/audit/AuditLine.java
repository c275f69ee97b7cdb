package io.heliosdb.streaming.gateway.security.audit;

import io.heliosdb.streaming.gateway.security.digest.Digests;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry as it is written: a JSON object on a line of printable ASCII, with the hash of the entry
 * before and, at its end, that of all that stands before it.
 *
 * <pre>
 *   {"seq":7,"time":"2026-01-01T00:00:00Z","who":"anna","address":"192.0.2.1","action":"job.cancel",
 *    "object":"orders","outcome":"allowed","detail":"","prev":"…","hash":"…"}
 * </pre>
 *
 * @param head its sequence number and hash
 * @param previous hash of the entry before
 * @param text the line, without its end
 */
record AuditLine(AuditHead head, String previous, String text) {
    private static final Pattern FORM =
            Pattern.compile(
                    "(\\{\"seq\":([1-9][0-9]{0,17}),\"time\":\"[^\"]*\",["
                            + " -~]*,\"prev\":\"([0-9a-f]{64})\"),\"hash\":\"([0-9a-f]{64})\"\\}");

    /** What the first entry of a log follows: logs of two appliances have no entry in common. */
    static String genesis(final long applianceId) {
        return Digests.sha256Hex("HeliosDB audit log of " + Long.toHexString(applianceId));
    }

    static AuditLine of(final AuditHead before, final long timeMs, final AuditEntry entry) {
        final long sequence = before.sequence() + 1;
        final StringBuilder body = new StringBuilder(512);
        body.append("{\"seq\":").append(sequence);
        add(body, "time", Instant.ofEpochMilli(timeMs).toString());
        add(body, "who", entry.who());
        add(body, "address", entry.address());
        add(body, "action", entry.action());
        add(body, "object", entry.object());
        add(body, "outcome", entry.outcome());
        add(body, "detail", entry.detail());
        add(body, "prev", before.hash());
        final String hash = Digests.sha256Hex(body.toString());
        add(body, "hash", hash);
        body.append('}');
        return new AuditLine(new AuditHead(sequence, hash), before.hash(), body.toString());
    }

    /** Reads a line; nothing if it is none, or was changed. */
    static Optional<AuditLine> parse(final String text) {
        final Matcher parts = FORM.matcher(text);
        if (!parts.matches() || !Digests.sha256Hex(parts.group(1)).equals(parts.group(4))) {
            return Optional.empty();
        }
        final AuditHead head = new AuditHead(Long.parseLong(parts.group(2)), parts.group(4));
        return Optional.of(new AuditLine(head, parts.group(3), text));
    }

    boolean follows(final AuditHead before) {
        return head.sequence() == before.sequence() + 1 && previous.equals(before.hash());
    }

    byte[] bytes() {
        return (text + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static void add(final StringBuilder body, final String name, final String value) {
        body.append(",\"").append(name).append("\":\"");
        final int end = Math.min(value.length(), AuditEntry.TEXT_LIMIT);
        for (int i = 0; i < end; i++) {
            final char each = value.charAt(i);
            if (each == '"' || each == '\\') {
                body.append('\\').append(each);
            } else if (each < ' ' || each > '~') {
                body.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
            } else {
                body.append(each);
            }
        }
        if (end < value.length()) {
            body.append("\\u2026");
        }
        body.append('"');
    }
}
