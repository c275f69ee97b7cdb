package io.heliosdb.streaming.perf.functions;

import static io.heliosdb.streaming.perf.functions.Samples.string;
import static io.heliosdb.streaming.perf.functions.Twin.flink;

import io.heliosdb.streaming.operators.functions.RegexPattern;
import io.heliosdb.streaming.operators.functions.TextClass;
import io.heliosdb.streaming.operators.functions.TextCodes;

import org.apache.flink.table.data.binary.BinaryStringDataUtil;
import org.apache.flink.table.functions.SqlLikeUtils;
import org.apache.flink.table.runtime.functions.SqlFunctionUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;

class PatternFunctionsTest {
    private static final int ROUNDS = 6_000;
    private static final String[] REGEXES = {
        "a", "a+", "(a)(b)?", "[a-z]+", "^$", "", "(", "\\d+", "(?i)A", ".", "b*c|日", "[^a]", "\\s"
    };
    private static final String[] SIMILARS = {
        "a%",
        "(a|b)+",
        "[a-c]*",
        "%[^a]_",
        "a{2}",
        "[[:ALPHA:]]+",
        "[[:digit:]]%",
        "a_c",
        "\\$.",
        "]",
        "[a",
        "#%",
        "##_",
        "#a",
        "a#",
        "[#-a]",
        "%日%",
        "[:x",
        "[[:Alpha:]]",
        "(",
        "a$"
    };

    private final Samples samples = new Samples(19);

    @AfterEach
    void close() {
        samples.close();
    }

    @Test
    void regularExpressions() {
        for (int i = 0; i < ROUNDS; i++) {
            samples.reset();
            final String text = samples.text() + samples.text();
            final String regex = REGEXES[samples.below(REGEXES.length)];
            final String other = samples.text();
            final int group = samples.below(4) - 1;
            final long ours = samples.lay(text);
            final long ourOther = samples.lay(other);
            final RegexPattern pattern = RegexPattern.of(regex);
            final Supplier<String> call =
                    () -> "'" + text + "' '" + regex + "' '" + other + "' " + group;
            Twin.check(call, () -> pattern.finds(ours), () -> SqlFunctionUtils.regExp(text, regex));
            Twin.check(
                    call,
                    () -> string(RegexPattern.replace(samples.scratch, ours, pattern, ourOther)),
                    () -> SqlFunctionUtils.regexpReplace(text, regex, other));
            Twin.check(
                    call,
                    () -> string(RegexPattern.extract(samples.scratch, ours, pattern, group)),
                    () -> SqlFunctionUtils.regexpExtract(text, regex, group));
        }
    }

    @Test
    void similarTo() {
        for (int i = 0; i < ROUNDS; i++) {
            samples.reset();
            final String text = samples.text();
            final String pattern = SIMILARS[samples.below(SIMILARS.length)];
            final String escape = samples.below(6) == 0 ? "%" : "#";
            final long ours = samples.lay(text);
            final Supplier<String> call =
                    () -> "'" + text + "' SIMILAR TO '" + pattern + "' " + escape;
            Twin.check(
                    call,
                    () -> RegexPattern.similar(pattern).matches(ours),
                    () -> SqlLikeUtils.similar(text, pattern));
            Twin.check(
                    call,
                    () -> RegexPattern.similar(pattern, escape).matches(ours),
                    () -> SqlLikeUtils.similar(text, pattern, escape));
        }
    }

    @Test
    void codes() throws NoSuchAlgorithmException {
        final MessageDigest digest = TextCodes.algorithm("MD5");
        final MessageDigest flinks = MessageDigest.getInstance("MD5");
        for (int i = 0; i < ROUNDS; i++) {
            samples.reset();
            final String text = samples.below(2) == 0 ? samples.text() : samples.numeral();
            final long number = samples.integer();
            final long ours = samples.lay(text);
            final Supplier<String> call = () -> "'" + text + "' " + number;
            Twin.check(
                    call,
                    () -> string(TextCodes.hex(samples.scratch, number)),
                    () -> SqlFunctionUtils.hex(number));
            Twin.check(
                    call,
                    () -> string(TextCodes.hexOfText(samples.scratch, ours)),
                    () -> SqlFunctionUtils.hex(text));
            Twin.check(
                    call,
                    () -> string(TextCodes.bin(samples.scratch, number)),
                    () -> Long.toBinaryString(number));
            Twin.check(
                    call,
                    () -> string(TextCodes.toBase64(samples.scratch, ours)),
                    () -> SqlFunctionUtils.toBase64(flink(text)));
            Twin.check(
                    call,
                    () -> string(TextCodes.fromBase64(samples.scratch, ours)),
                    () -> Twin.string(SqlFunctionUtils.fromBase64(flink(text))));
            Twin.check(
                    call,
                    () -> string(TextCodes.digest(samples.scratch, ours, digest)),
                    () -> Twin.string(BinaryStringDataUtil.hash(flink(text), flinks)));
            Twin.check(
                    call, () -> TextClass.isDecimal(ours), () -> SqlFunctionUtils.isDecimal(text));
            Twin.check(call, () -> TextClass.isDigit(ours), () -> SqlFunctionUtils.isDigit(text));
            Twin.check(call, () -> TextClass.isAlpha(ours), () -> SqlFunctionUtils.isAlpha(text));
        }
    }
}
