package io.heliosdb.streaming.codecs.sbe;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.generation.CompilerUtil;
import org.agrona.generation.StringWriterOutputManager;

import uk.co.real_logic.sbe.generation.java.JavaGenerator;
import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.xml.IrGenerator;
import uk.co.real_logic.sbe.xml.ParserOptions;
import uk.co.real_logic.sbe.xml.XmlSchemaParser;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;

/**
 * Codecs that the SBE tool generates from a schema, compiled in memory and called by reflection.
 */
final class SbeTool {
    private final SbeSchema schema;
    private final Class<?> encoderClass;
    private final Class<?> decoderClass;

    SbeTool(final SbeSchema schema) throws Exception {
        this.schema = schema;
        final ParserOptions options =
                ParserOptions.builder().stopOnError(true).warningsFatal(true).build();
        final byte[] xml = schema.xml().getBytes(StandardCharsets.UTF_8);
        final Ir ir =
                new IrGenerator()
                        .generate(XmlSchemaParser.parse(new ByteArrayInputStream(xml), options));
        final StringWriterOutputManager sources = new StringWriterOutputManager();
        sources.setPackageName(ir.applicableNamespace());
        final String mutable = MutableDirectBuffer.class.getName();
        final String direct = DirectBuffer.class.getName();
        new JavaGenerator(ir, mutable, direct, false, false, false, sources).generate();
        final String message = ir.applicableNamespace() + "." + schema.message();
        encoderClass = CompilerUtil.compileInMemory(message + "Encoder", sources.getSources());
        decoderClass = encoderClass.getClassLoader().loadClass(message + "Decoder");
    }

    /** An encoder of a row without its header. */
    Object encoder(final long address, final int capacityBytes) throws Exception {
        final Object encoder = encoderClass.getConstructor().newInstance();
        final UnsafeBuffer buffer = new UnsafeBuffer(address, capacityBytes);
        encoderClass
                .getMethod("wrap", MutableDirectBuffer.class, int.class)
                .invoke(encoder, buffer, 0);
        return encoder;
    }

    /** A decoder of a row without its header. */
    Object decoder(final long address, final int length) throws Exception {
        final Object decoder = decoderClass.getConstructor().newInstance();
        final int blockLength = (int) decoderClass.getField("BLOCK_LENGTH").get(null);
        decoderClass
                .getMethod("wrap", DirectBuffer.class, int.class, int.class, int.class)
                .invoke(
                        decoder,
                        new UnsafeBuffer(address, length),
                        0,
                        blockLength,
                        schema.version());
        return decoder;
    }

    /** Calls a method without parameters. */
    static Object get(final Object codec, final String method) throws Exception {
        return codec.getClass().getMethod(method).invoke(codec);
    }

    /** Calls the method of that name with one parameter that takes the value. */
    static void put(final Object codec, final String method, final Object value) throws Exception {
        for (final Method candidate : codec.getClass().getMethods()) {
            if (candidate.getName().equals(method) && candidate.getParameterCount() == 1) {
                try {
                    candidate.invoke(codec, value);
                    return;
                } catch (final IllegalArgumentException e) {
                    assert candidate.getParameterCount() == 1 : "overloaded, the next one may fit";
                }
            }
        }
        throw new NoSuchMethodException(codec.getClass() + "." + method + "(" + value + ")");
    }

    /** A value of the enum of truth values. */
    Object truth(final boolean value) throws Exception {
        final Class<?> type =
                encoderClass
                        .getClassLoader()
                        .loadClass(encoderClass.getPackageName() + ".BooleanType");
        return type.getMethod("valueOf", String.class).invoke(null, value ? "T" : "F");
    }
}
