package io.heliosdb.streaming.gateway.security.limit;

import java.net.InetAddress;
import java.util.Optional;

/** Addresses that agree in their first bits. Immutable. */
public final class Network {
    private final byte[] address;
    private final int bits;

    private Network(final byte[] address, final int bits) {
        this.address = address;
        this.bits = bits;
    }

    /**
     * Reads an address, or a network like {@code 10.0.0.0/8}.
     *
     * @return none if the text is neither
     */
    public static Optional<Network> of(final String text) {
        final int slash = text.indexOf('/');
        final String address = slash < 0 ? text : text.substring(0, slash);
        final String bits = slash < 0 ? "" : text.substring(slash + 1);
        final Optional<byte[]> bytes =
                ClientAddress.literal(address.strip()).map(InetAddress::getAddress);
        final int most = bytes.map(each -> each.length * 8).orElse(0);
        final boolean isNumber = slash < 0 || bits.matches("[0-9]{1,3}");
        final int count = slash < 0 || !isNumber ? most : Integer.parseInt(bits);
        return bytes.isEmpty() || !isNumber || count < 1 || count > most
                ? Optional.empty()
                : Optional.of(new Network(bytes.get(), count));
    }

    /** Whether an address is one of these. */
    public boolean holds(final InetAddress other) {
        final byte[] bytes = other.getAddress();
        if (bytes.length != address.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            if ((((address[i / 8] ^ bytes[i / 8]) >> (7 - i % 8)) & 1) != 0) {
                return false;
            }
        }
        return true;
    }
}
