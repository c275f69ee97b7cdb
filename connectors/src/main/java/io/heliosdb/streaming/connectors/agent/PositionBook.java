package io.heliosdb.streaming.connectors.agent;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.PositionDescriptor;
import io.heliosdb.streaming.connectors.spi.SourcePosition;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where one source stands, as the log of its stream tells: fed with every record of the stream in
 * order, it knows the last position of each key and the rows behind it. It is part of a checkpoint,
 * and what {@link io.heliosdb.streaming.connectors.spi.Source#resume} gets after the log behind the
 * checkpoint was read too.
 *
 * <p>A position of a known key allocates nothing. Sources see to it that there are not too many
 * keys before they record one. One thread.
 */
public final class PositionBook {
    private static final int FIRST_SLOTS = 16;
    private static final int FREE = -1;

    private static final class Page {
        private final byte[] key;
        private byte[] position = {};
        private int positionLength;
        private long rowCount;

        Page(final byte[] key) {
            this.key = key;
        }
    }

    private final List<Page> pages = new ArrayList<>();
    private int[] slots = emptySlots(FIRST_SLOTS);
    private Page current;

    /** Takes rows of the stream. */
    public void onRows(final int count) {
        if (current != null) {
            current.rowCount += count;
        }
    }

    /**
     * Takes an offset record of the stream.
     *
     * @throws HeliosException {@code HCON-0012} if it is none, or of one key too many
     */
    public void onPosition(final long address, final int length) {
        final int keyLength = PositionDescriptor.keyLength(address, length);
        if (keyLength < 0) {
            throw invalid("a record of " + length + " bytes");
        }
        final long keyAddress = PositionDescriptor.keyAddress(address);
        final Page page = page(keyAddress, keyLength);
        final long positionAddress = keyAddress + keyLength;
        final int positionLength = (int) (address + length - positionAddress);
        if (page.position.length < positionLength) {
            page.position = new byte[positionLength];
        }
        Memory.copyToArray(positionAddress, page.position, 0, positionLength);
        page.positionLength = positionLength;
        page.rowCount = 0;
        current = page;
    }

    /** The last position of each key, in the order in which the keys came up. */
    public List<SourcePosition> positions() {
        return pages.stream().map(PositionBook::position).toList();
    }

    private static SourcePosition position(final Page page) {
        return new SourcePosition(
                new String(page.key, StandardCharsets.UTF_8),
                Arrays.copyOf(page.position, page.positionLength),
                page.rowCount);
    }

    /** Key of the position recorded last; empty if there is none. */
    public String currentKey() {
        return current == null ? "" : new String(current.key, StandardCharsets.UTF_8);
    }

    /**
     * Starts with what an earlier book held.
     *
     * @param positions its {@link #positions}
     * @param currentKey its {@link #currentKey}
     */
    public void restore(final List<SourcePosition> positions, final String currentKey) {
        pages.clear();
        slots = emptySlots(FIRST_SLOTS);
        current = null;
        for (final SourcePosition position : positions) {
            final Page page = add(position.keyBytes());
            page.position = position.position();
            page.positionLength = page.position.length;
            page.rowCount = position.rowCount();
            if (position.key().equals(currentKey)) {
                current = page;
            }
        }
    }

    private Page page(final long keyAddress, final int keyLength) {
        if (current != null && isKey(current.key, keyAddress, keyLength)) {
            return current;
        }
        final int mask = slots.length - 1;
        int slot = hash(keyAddress, keyLength) & mask;
        while (slots[slot] != FREE) {
            final Page page = pages.get(slots[slot]);
            if (isKey(page.key, keyAddress, keyLength)) {
                return page;
            }
            slot = slot + 1 & mask;
        }
        final byte[] key = new byte[keyLength];
        Memory.copyToArray(keyAddress, key, 0, keyLength);
        return add(key);
    }

    private Page add(final byte[] key) {
        if (pages.size() == PositionDescriptor.MAX_KEYS) {
            throw invalid("more than " + PositionDescriptor.MAX_KEYS + " keys");
        }
        final Page page = new Page(key);
        pages.add(page);
        if (2 * pages.size() > slots.length) {
            slots = emptySlots(2 * slots.length);
            for (int i = 0; i < pages.size(); i++) {
                occupy(i);
            }
        } else {
            occupy(pages.size() - 1);
        }
        return page;
    }

    private void occupy(final int index) {
        final int mask = slots.length - 1;
        int slot = Arrays.hashCode(pages.get(index).key) & mask;
        while (slots[slot] != FREE) {
            slot = slot + 1 & mask;
        }
        slots[slot] = index;
    }

    private static int[] emptySlots(final int count) {
        final int[] empty = new int[count];
        Arrays.fill(empty, FREE);
        return empty;
    }

    /** As {@link Arrays#hashCode(byte[])} has it. */
    private static int hash(final long address, final int length) {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + Memory.getByte(address + i);
        }
        return hash;
    }

    private static boolean isKey(final byte[] key, final long address, final int length) {
        if (key.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (key[i] != Memory.getByte(address + i)) {
                return false;
            }
        }
        return true;
    }

    private static HeliosException invalid(final String detail) {
        return HeliosException.of(
                        ConnectorError.POSITION_INVALID, "a source's positions cannot be kept")
                .detail(detail)
                .hint(
                        "the log was written by another version, or the source has too many files"
                                + " or producers");
    }
}
