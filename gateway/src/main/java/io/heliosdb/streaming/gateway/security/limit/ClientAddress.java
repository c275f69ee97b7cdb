package io.heliosdb.streaming.gateway.security.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * An address that requests come from, as far as it is one sender: an address of IPv4, or the
 * network /64 of one of IPv6, of which a single customer has all.
 *
 * @param high first eight bytes; of IPv4 zero
 * @param low of IPv4 the address; of IPv6 zero
 * @param isIpv6 which of both
 */
public record ClientAddress(long high, long low, boolean isIpv6)
        implements Comparable<ClientAddress> {
    private static final Comparator<ClientAddress> ORDER =
            Comparator.comparingLong(ClientAddress::high)
                    .thenComparingLong(ClientAddress::low)
                    .thenComparing(ClientAddress::isIpv6);

    /** Of an address; IPv4 inside of IPv6 is IPv4. */
    public static ClientAddress of(final InetAddress address) {
        final ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet6Address
                ? new ClientAddress(bytes.getLong(), 0, true)
                : new ClientAddress(0, Integer.toUnsignedLong(bytes.getInt()), false);
    }

    /**
     * Reads an address as proxies write it, perhaps with a port: {@code 192.0.2.1}, {@code
     * 192.0.2.1:4711}, {@code 2001:db8::1}, {@code [2001:db8::1]:443}. No name is ever looked up.
     */
    static Optional<InetAddress> parse(final String text) {
        final String stripped = text.strip();
        final boolean isBracketed = stripped.startsWith("[");
        final int end = isBracketed ? stripped.indexOf(']') : stripped.lastIndexOf(':');
        final boolean isWithPort =
                isBracketed || (stripped.contains(".") && stripped.indexOf(':') == end && end >= 0);
        if (isBracketed && end < 0) {
            return Optional.empty();
        }
        final String port = isWithPort ? stripped.substring(isBracketed ? end + 1 : end) : "";
        final String address = isWithPort ? stripped.substring(isBracketed ? 1 : 0, end) : stripped;
        if (!port.matches("(:[0-9]{1,5})?")) {
            return Optional.empty();
        }
        return literal(address);
    }

    /** An address in digits. */
    static Optional<InetAddress> literal(final String text) {
        final boolean isIpv4 = text.matches("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
        if (!isIpv4 && !text.matches("(?=.*:)[0-9A-Fa-f:.]{2,45}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (final IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(final ClientAddress other) {
        return ORDER.compare(this, other);
    }

    /** As it is written in logs: {@code 192.0.2.1}, {@code 2001:db8:0:1::/64}. */
    @Override
    public String toString() {
        if (isIpv6) {
            return String.format(
                    Locale.ROOT,
                    "%x:%x:%x:%x::/64",
                    high >>> 48,
                    high >>> 32 & 0xFFFF,
                    high >>> 16 & 0xFFFF,
                    high & 0xFFFF);
        }
        return (low >> 24)
                + "."
                + (low >> 16 & 0xFF)
                + "."
                + (low >> 8 & 0xFF)
                + "."
                + (low & 0xFF);
    }
}
