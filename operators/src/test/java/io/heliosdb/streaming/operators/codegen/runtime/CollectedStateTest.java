package io.heliosdb.streaming.operators.codegen.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.functions.Scratch;
import io.heliosdb.streaming.operators.functions.Utf8;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.table.BlobHeap;
import io.heliosdb.streaming.state.table.DenseTable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What collecting aggregates keep, beside naive twins on the heap, under random changes. In the end
 * no blob is left.
 */
class CollectedStateTest {
    private static final int CHANGES = 5_000;
    private static final int ENTRY_BYTES = 64;
    private static final int FIELD = 16;
    private static final int TEXTS_BYTES = 1 << 16;

    private final SplittableRandom random = new SplittableRandom(11);
    private final Ledger ledger = new Ledger(1L << 28);
    private final StateMemory memory = new StateMemory(ledger, "test", 1L << 26);
    private final Arena texts = Arena.open(ledger, "test", "test", TEXTS_BYTES);
    private final Scratch scratch = Scratch.open(ledger, "test", 1 << 22);
    private final DenseTable table = new DenseTable(memory, "test", ENTRY_BYTES, 4);
    private final DenseTable otherTable = new DenseTable(memory, "other", ENTRY_BYTES, 4);
    private final BlobHeap blobs = table.blobs();
    private final BlobHeap otherBlobs = otherTable.blobs();
    private final long field = table.insert(1) + FIELD;
    private final long other = otherTable.insert(1) + FIELD;
    private long textEnd = texts.address();

    @AfterEach
    void nothingIsLeft() {
        assertThat(blobs.liveCount()).isZero();
        assertThat(otherBlobs.liveCount()).isZero();
        scratch.close();
        table.close();
        otherTable.close();
        texts.close();
        memory.close();
        ledger.close();
    }

    /** Short ones lie in a slot, long ones in a blob. */
    private String randomText() {
        final int number = random.nextInt(20);
        return number < 10 ? "t" + number : "a text that is longer than a slot " + number;
    }

    private long text(final String value) {
        final byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (textEnd + bytes.length + 16 > texts.address() + TEXTS_BYTES) {
            textEnd = texts.address();
        }
        final long address = textEnd;
        Memory.putInt(address, bytes.length);
        Memory.copyFromArray(bytes, 0, address + Integer.BYTES, bytes.length);
        textEnd += (Integer.BYTES + bytes.length + 7) & ~7;
        return address;
    }

    private static String string(final long text) {
        final byte[] bytes = new byte[Memory.getInt(text)];
        Memory.copyToArray(text + Integer.BYTES, bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void addText(final long to, final String value, final BlobHeap heap) {
        if (value == null) {
            ValueLists.add(to, CollectedValues.NULL, CollectedValues.NULL, texts.address(), heap);
            return;
        }
        final long text = text(value);
        ValueLists.add(to, TextSlots.head(text), TextSlots.tail(text), text, heap);
    }

    private void removeText(final String value) {
        if (value == null) {
            ValueLists.remove(
                    field, CollectedValues.NULL, CollectedValues.NULL, texts.address(), blobs);
            return;
        }
        final long text = text(value);
        ValueLists.remove(field, TextSlots.head(text), TextSlots.tail(text), text, blobs);
    }

    private List<String> listedTexts() {
        final List<String> listed = new ArrayList<>();
        for (long at = ValueLists.next(field, blobs, 0);
                at != 0;
                at = ValueLists.next(field, blobs, at)) {
            listed.add(CollectedValues.isNull(at) ? null : string(TextSlots.address(at, blobs)));
        }
        return listed;
    }

    @Test
    void listsOfTextsWithNulls() {
        final List<String> twin = new ArrayList<>();
        for (int i = 0; i < CHANGES; i++) {
            final String value = random.nextInt(8) == 0 ? null : randomText();
            if (random.nextInt(100) < (i / 500 % 2 == 0 ? 70 : 35)) {
                addText(field, value, blobs);
                twin.add(value);
            } else {
                removeText(value);
                twin.remove(value);
            }
            assertThat(ValueLists.count(field, blobs)).isEqualTo(twin.size());
            if (i % 20 == 0) {
                assertThat(listedTexts()).isEqualTo(twin);
            }
        }
        assertThat(listedTexts()).isEqualTo(twin).hasSizeGreaterThan(10);
        ValueLists.release(field, true, blobs);
    }

    @Test
    void listsTakeOverOthers() {
        final List<String> twin = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            final String mine = randomText();
            final String theirs = i % 7 == 0 ? null : randomText();
            addText(field, mine, blobs);
            twin.add(mine);
            addText(other, theirs, otherBlobs);
            ValueLists.merge(field, other, true, otherBlobs, blobs);
            twin.add(theirs);
            ValueLists.release(other, true, otherBlobs);
        }
        assertThat(listedTexts()).isEqualTo(twin);
        ValueLists.release(field, true, blobs);
    }

    @Test
    void listsOfNumbers() {
        final List<Long> twin = new ArrayList<>();
        for (int i = 0; i < CHANGES; i++) {
            final long number = random.nextInt(-15, 15);
            if (random.nextInt(100) < 55) {
                ValueLists.add(field, number, 0, 0, blobs);
                twin.add(number);
            } else {
                ValueLists.remove(field, number, 0, 0, blobs);
                twin.remove((Object) number);
            }
        }
        final List<Long> listed = new ArrayList<>();
        for (long at = ValueLists.next(field, blobs, 0);
                at != 0;
                at = ValueLists.next(field, blobs, at)) {
            listed.add(Memory.getLong(at));
        }
        assertThat(listed).isEqualTo(twin).isNotEmpty();
        assertThat(Memory.getLong(ValueLists.first(field, blobs))).isEqualTo(twin.getFirst());
        assertThat(Memory.getLong(ValueLists.last(field, blobs))).isEqualTo(twin.getLast());
        ValueLists.release(field, false, blobs);
    }

    /** A value that has gone and comes again is behind those that stayed. */
    @Test
    void countsInTheOrderOfArrival() {
        final Map<String, Long> twin = new LinkedHashMap<>();
        for (int i = 0; i < CHANGES; i++) {
            final String value = randomText();
            final long text = text(value);
            final long head = TextSlots.head(text);
            final long tail = TextSlots.tail(text);
            if (random.nextBoolean() || !twin.containsKey(value)) {
                ValueCounts.addLatest(field, head, tail, text, blobs);
                twin.merge(value, 1L, Long::sum);
            } else {
                ValueCounts.remove(field, head, tail, text, blobs);
                twin.computeIfPresent(value, (key, count) -> count == 1 ? null : count - 1);
            }
            if (i % 20 == 0) {
                assertThat(List.copyOf(counted().entrySet()))
                        .isEqualTo(List.copyOf(twin.entrySet()));
            }
            if (i % 500 == 0) {
                mergeCounts(twin);
            }
        }
        assertThat(counted()).isEqualTo(twin).hasSizeGreaterThan(5);
        ValueCounts.release(field, true, blobs);
    }

    private void mergeCounts(final Map<String, Long> twin) {
        for (int i = 0; i < 30; i++) {
            final String value = randomText();
            final long text = text(value);
            ValueCounts.addLatest(
                    other, TextSlots.head(text), TextSlots.tail(text), text, otherBlobs);
        }
        for (long at = ValueCounts.next(other, otherBlobs, 0);
                at != 0;
                at = ValueCounts.next(other, otherBlobs, at)) {
            final long count = ValueCounts.countOf(at);
            final String value = string(TextSlots.address(at, otherBlobs));
            twin.merge(value, count, Long::sum);
        }
        ValueCounts.merge(field, other, true, otherBlobs, blobs);
        ValueCounts.release(other, true, otherBlobs);
    }

    private Map<String, Long> counted() {
        final Map<String, Long> counted = new LinkedHashMap<>();
        for (long at = ValueCounts.next(field, blobs, 0);
                at != 0;
                at = ValueCounts.next(field, blobs, at)) {
            counted.put(string(TextSlots.address(at, blobs)), ValueCounts.countOf(at));
        }
        return counted;
    }

    @Test
    void textsByTheirNames() {
        final Map<String, String> twin = new TreeMap<>();
        for (int i = 0; i < CHANGES; i++) {
            final String name = randomText();
            final long text = text(name);
            final long head = TextSlots.head(text);
            final long tail = TextSlots.tail(text);
            if (twin.containsKey(name)) {
                if (random.nextInt(4) == 0) {
                    assertThatThrownBy(
                                    () -> NamedTexts.add(field, head, tail, text, Utf8.NULL, blobs))
                            .isInstanceOf(HeliosException.class)
                            .hasMessageContaining(name);
                }
                NamedTexts.remove(field, head, tail, text, blobs);
                twin.remove(name);
            } else {
                final boolean isNull = random.nextInt(4) == 0;
                final String value = isNull ? "null" : "[" + random.nextInt() + "]";
                NamedTexts.add(field, head, tail, text, isNull ? Utf8.NULL : text(value), blobs);
                twin.put(name, value);
            }
            if (i % 50 == 0) {
                scratch.reset();
                assertThat(string(NamedTexts.json(field, blobs, scratch))).isEqualTo(json(twin));
            }
        }
        NamedTexts.merge(other, field, blobs, otherBlobs);
        scratch.reset();
        assertThat(string(NamedTexts.json(other, otherBlobs, scratch))).isEqualTo(json(twin));
        NamedTexts.release(field, blobs);
        NamedTexts.release(other, otherBlobs);
    }

    private static String json(final Map<String, String> members) {
        return members.entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\":" + each.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void joinedTexts() {
        final StringBuilder twin = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            final String value = randomText();
            final String separator = random.nextBoolean() ? "," : "; ";
            JoinedTexts.add(field, text(value), separator.equals(",") ? 0 : text(separator), blobs);
            twin.append(i == 0 ? "" : separator).append(value);
            assertThat(string(JoinedTexts.text(field, blobs))).isEqualTo(twin.toString());
        }
        JoinedTexts.add(other, text("before"), text("-"), otherBlobs);
        JoinedTexts.merge(other, field, blobs, otherBlobs);
        final String last = string(JoinedTexts.separator(field, blobs));
        assertThat(string(JoinedTexts.text(other, otherBlobs))).isEqualTo("before" + last + twin);
        JoinedTexts.release(field, blobs);
        JoinedTexts.release(other, otherBlobs);
    }

    @Test
    void percentiles() {
        final List<Double> twin = new ArrayList<>();
        for (int i = 0; i < CHANGES; i++) {
            final double number = random.nextInt(200) / 4.0 - 20;
            if (random.nextInt(100) < 60 || !twin.contains(number)) {
                final int times = random.nextInt(1, 4);
                Percentiles.add(field, number, times, blobs);
                for (int k = 0; k < times; k++) {
                    twin.add(number);
                }
            } else {
                Percentiles.add(field, number, -1, blobs);
                twin.remove(number);
            }
            if (i % 10 == 0) {
                final double share = random.nextInt(101) / 100.0;
                assertThat(Percentiles.value(field, share, blobs))
                        .isEqualTo(percentile(twin, share));
            }
        }
        Percentiles.merge(other, field, blobs, otherBlobs);
        Percentiles.merge(other, field, blobs, otherBlobs);
        twin.addAll(List.copyOf(twin));
        assertThat(Percentiles.value(other, 0.37, otherBlobs)).isEqualTo(percentile(twin, 0.37));
        Percentiles.release(field, blobs);
        Percentiles.release(other, otherBlobs);
        assertThat(Percentiles.isEmpty(field, blobs)).isTrue();
    }

    private static double percentile(final List<Double> numbers, final double share) {
        final List<Double> ascending = numbers.stream().sorted().toList();
        final double place = share * (ascending.size() - 1) + 1;
        final double below = ascending.get((int) Math.floor(place) - 1);
        final double above = ascending.get((int) Math.ceil(place) - 1);
        return below == above
                ? below
                : (Math.ceil(place) - place) * below + (place - Math.floor(place)) * above;
    }
}
