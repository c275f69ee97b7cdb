package io.heliosdb.streaming.perf.functions;

import static io.heliosdb.streaming.perf.functions.Samples.string;
import static io.heliosdb.streaming.perf.functions.Twin.flink;

import io.heliosdb.streaming.operators.functions.LikePattern;
import io.heliosdb.streaming.operators.functions.TextBuild;
import io.heliosdb.streaming.operators.functions.TextCase;
import io.heliosdb.streaming.operators.functions.TextPad;
import io.heliosdb.streaming.operators.functions.TextSearch;
import io.heliosdb.streaming.operators.functions.TextSlices;
import io.heliosdb.streaming.operators.functions.TextTrim;
import io.heliosdb.streaming.operators.functions.Utf8;

import org.apache.flink.table.data.binary.BinaryStringData;
import org.apache.flink.table.data.binary.BinaryStringDataUtil;
import org.apache.flink.table.functions.SqlLikeUtils;
import org.apache.flink.table.runtime.functions.SqlFunctionUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.function.Supplier;

class TextFunctionsTest {
    private static final int ROUNDS = 6_000;

    private final Samples samples = new Samples(11);

    @AfterEach
    void close() {
        samples.close();
    }

    @Test
    void partsOfTexts() {
        for (int i = 0; i < ROUNDS; i++) {
            samples.reset();
            final String text = samples.text();
            final String other = samples.text();
            final int position = samples.small();
            final int length = samples.small();
            final long ours = samples.lay(text);
            final long ourOther = samples.lay(other);
            final BinaryStringData flink = flink(text);
            final Supplier<String> call =
                    () -> "'" + text + "' '" + other + "' " + position + " " + length;
            Twin.check(
                    call,
                    () -> string(TextSlices.substring(samples.scratch, ours, position, length)),
                    () -> Twin.string(BinaryStringDataUtil.substringSQL(flink, position, length)));
            Twin.check(
                    call,
                    () -> string(TextSlices.substring(samples.scratch, ours, position)),
                    () -> Twin.string(BinaryStringDataUtil.substringSQL(flink, position)));
            Twin.check(call, () -> Utf8.codePointCount(ours), flink::numChars);
            Twin.check(
                    call,
                    () ->
                            string(
                                    TextSlices.overlay(
                                            samples.scratch, ours, ourOther, position, length)),
                    () -> SqlFunctionUtils.overlay(text, other, position, length));
            Twin.check(
                    call,
                    () -> string(TextSlices.overlay(samples.scratch, ours, ourOther, position)),
                    () -> SqlFunctionUtils.overlay(text, other, position));
            Twin.check(
                    call,
                    () -> string(TextSlices.splitIndex(samples.scratch, ours, ourOther, position)),
                    () -> SqlFunctionUtils.splitIndex(text, other, position));
            Twin.check(
                    call,
                    () ->
                            string(
                                    TextSlices.splitIndex(
                                            samples.scratch, ours, 32 + length, position)),
                    () -> SqlFunctionUtils.splitIndex(text, 32 + length, position));
        }
    }

    @Test
    void trimming() {
        for (int i = 0; i < ROUNDS; i++) {
            samples.reset();
            final String text = samples.text();
            final String set = samples.text();
            final long ours = samples.lay(text);
            final long ourSet = samples.lay(set);
            final Supplier<String> call = () -> "'" + text + "' '" + set + "'";
            final BinaryStringData flinkSet = BinaryStringData.fromString(set);
            Twin.check(
                    call,
                    () -> string(TextTrim.both(samples.scratch, ours, ourSet)),
                    () -> Twin.string(BinaryStringDataUtil.trim(flink(text), flinkSet)));
            Twin.check(
                    call,
                    () -> string(TextTrim.leading(samples.scratch, ours, ourSet)),
                    () -> Twin.string(BinaryStringDataUtil.trimLeft(flink(text), flinkSet)));
            Twin.check(
                    call,
                    () -> string(TextTrim.trailing(samples.scratch, ours, ourSet)),
                    () -> Twin.string(BinaryStringDataUtil.trimRight(flink(text), flinkSet)));
        }
    }

    @Test
    void searching() {
        for (int i = 0; i < ROUNDS; i++) {
            samples.reset();
            final String text = samples.text() + samples.text();
            final String sought = samples.text();
            // Flink itself overflows its stack for the least position.
            final int from = Math.max(samples.small(), -Integer.MAX_VALUE);
            final int nth = samples.below(4);
            final long ours = samples.lay(text);
            final long ourSought = samples.lay(sought);
            final Supplier<String> call =
                    () -> "'" + text + "' '" + sought + "' " + from + " " + nth;
            Twin.check(
                    call,
                    () -> TextSearch.position(ourSought, ours, from),
                    () -> SqlFunctionUtils.position(flink(sought), flink(text), from));
            Twin.check(
                    call,
                    () -> TextSearch.instr(samples.scratch, ours, ourSought, from, nth),
                    () -> SqlFunctionUtils.instr(flink(text), flink(sought), from, nth));
            Twin.check(
                    call,
                    () -> TextSearch.startsWith(ours, ourSought),
                    () -> flink(text).startsWith(flink(sought)));
            Twin.check(
                    call,
                    () -> TextSearch.endsWith(ours, ourSought),
                    () -> flink(text).endsWith(flink(sought)));
            Twin.check(
                    call,
                    () -> Integer.signum(Utf8.compare(ours, ourSought)),
                    () -> Integer.signum(flink(text).compareTo(flink(sought))));
        }
    }

    @Test
    void like() {
        for (int i = 0; i < ROUNDS; i++) {
            samples.reset();
            final String text = samples.text() + samples.text();
            final String pattern = samples.text() + samples.text();
            final long ours = samples.lay(text);
            final Supplier<String> call = () -> "'" + text + "' LIKE '" + pattern + "'";
            Twin.check(
                    call,
                    () -> LikePattern.of(pattern).matches(ours),
                    () -> SqlLikeUtils.like(text, pattern));
            Twin.check(
                    call,
                    () -> LikePattern.of(pattern, "a").matches(ours),
                    () -> SqlLikeUtils.like(text, pattern, "a"));
        }
    }

    @Test
    void building() {
        for (int i = 0; i < ROUNDS; i++) {
            samples.reset();
            final String text = samples.text();
            final String other = samples.text();
            final String third = samples.text();
            final int count = samples.below(60) - 10;
            final long ours = samples.lay(text);
            final long ourOther = samples.lay(other);
            final long ourThird = samples.lay(third);
            final Supplier<String> call =
                    () -> "'" + text + "' '" + other + "' '" + third + "' " + count;
            Twin.check(
                    call,
                    () -> string(TextBuild.replace(samples.scratch, ours, ourOther, ourThird)),
                    () -> SqlFunctionUtils.replace(text, other, third));
            Twin.check(
                    call,
                    () -> string(TextBuild.repeat(samples.scratch, ours, count)),
                    () -> SqlFunctionUtils.repeat(text, count));
            Twin.check(
                    call,
                    () -> string(TextBuild.reverse(samples.scratch, ours)),
                    () -> Twin.string(BinaryStringDataUtil.reverse(flink(text))));
            Twin.check(
                    call,
                    () -> string(TextPad.left(samples.scratch, ours, count, ourOther)),
                    () -> SqlFunctionUtils.lpad(text, count, other));
            Twin.check(
                    call,
                    () -> string(TextPad.right(samples.scratch, ours, count, ourOther)),
                    () -> SqlFunctionUtils.rpad(text, count, other));
            Twin.check(
                    call,
                    () -> string(TextBuild.concat(samples.scratch, ours, ourOther, ourThird)),
                    () -> text + other + third);
            Twin.check(
                    call,
                    () -> string(TextBuild.chr(samples.scratch, 7L * count)),
                    () -> SqlFunctionUtils.chr(7L * count));
        }
    }

    @Test
    void letterCase() {
        for (int i = 0; i < ROUNDS; i++) {
            samples.reset();
            final String text = samples.text() + samples.text();
            final long ours = samples.lay(text);
            Twin.check(
                    () -> text,
                    () -> string(TextCase.upper(samples.scratch, ours)),
                    () -> Twin.string(flink(text).toUpperCase()));
            Twin.check(
                    () -> text,
                    () -> string(TextCase.lower(samples.scratch, ours)),
                    () -> Twin.string(flink(text).toLowerCase()));
            Twin.check(
                    () -> text,
                    () -> string(TextCase.initcap(samples.scratch, ours)),
                    () -> SqlFunctionUtils.initcap(text));
        }
    }
}
