package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.operators.expression.Expression;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;

/** ENCODE and DECODE; a constant character set is looked up when code is generated. */
final class CharsetCalls {
    private CharsetCalls() {}

    static Term encode(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(2, 2);
        return convert(call, operands, operands.text(0), "encode", out);
    }

    static Term decode(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(2, 2);
        return convert(call, operands, operands.bytes(0), "decode", out);
    }

    private static Term convert(
            final Expression.Call call,
            final Operands operands,
            final Term value,
            final String method,
            final Emitter out) {
        final Term name = operands.text(1);
        final Optional<Charset> charset = operands.constant(1).flatMap(CharsetCalls::find);
        if (charset.filter(StandardCharsets.UTF_8::equals).isPresent()) {
            return method.equals("encode")
                    ? value.as(call.type())
                    : Strict.guarded(
                            out,
                            call.type(),
                            "text",
                            "Bytes.text(scratch, " + value.value() + ")",
                            List.of(value));
        }
        final String source =
                charset.map(found -> out.literals().object("charset", found.name(), found))
                        .orElseGet(() -> "Charsets.find(" + name.value() + ")");
        return Strict.guarded(
                out,
                call.type(),
                method,
                "Charsets." + method + "(scratch, " + value.value() + ", " + source + ")",
                List.of(value, name));
    }

    /** Nothing for a name that is none: that is an error of the row. */
    private static Optional<Charset> find(final String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (final IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
