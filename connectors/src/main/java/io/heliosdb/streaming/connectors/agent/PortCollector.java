package io.heliosdb.streaming.connectors.agent;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.PositionDescriptor;
import io.heliosdb.streaming.connectors.spi.RowCollector;
import io.heliosdb.streaming.ringbuffer.log.IngressPort;

/** A source's rows, straight into its port's page. */
final class PortCollector implements RowCollector {
    private final String name;
    private final IngressPort port;
    private final byte[] offset = new byte[PositionDescriptor.MAX_BYTES];

    PortCollector(final String name, final IngressPort port) {
        this.name = name;
        this.port = port;
    }

    @Override
    public long claim(final int minBytes) {
        final long address = port.claim(minBytes);
        if (address >= 0) {
            return address;
        }
        if (address == IngressPort.TOO_LARGE) {
            throw HeliosException.of(
                            ConnectorError.ROW_TOO_LARGE,
                            "a row of " + name + " is larger than the row limit")
                    .detail(minBytes + " bytes")
                    .hint("leave out the column that makes it large, or raise the row limit");
        }
        return 0;
    }

    @Override
    public int claimedBytes() {
        return port.claimableBytes();
    }

    @Override
    public void commit(final int length) {
        port.commit(length, 1);
    }

    @Override
    public boolean position(final byte[] key, final byte[] position) {
        return port.offset(offset, 0, PositionDescriptor.write(offset, key, position));
    }
}
