package io.heliosdb.streaming.codecs.protobuf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes as C spells them, which is how a descriptor has the default of a field of bytes. */
final class ProtoEscapes {
    private ProtoEscapes() {}

    static byte[] bytes(final String text) {
        final byte[] letters = text.getBytes(StandardCharsets.UTF_8);
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < letters.length; i++) {
            if (letters[i] != '\\' || i + 1 == letters.length) {
                bytes.write(letters[i]);
                continue;
            }
            final byte letter = letters[++i];
            if (letter >= '0' && letter <= '7') {
                int number = letter - '0';
                while (i + 1 < letters.length
                        && letters[i + 1] >= '0'
                        && letters[i + 1] <= '7'
                        && number < 32) {
                    number = number * 8 + letters[++i] - '0';
                }
                bytes.write(number);
            } else {
                bytes.write(
                        switch (letter) {
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            case 'a' -> 7;
                            case 'b' -> '\b';
                            case 'f' -> '\f';
                            case 'v' -> 11;
                            default -> letter;
                        });
            }
        }
        return bytes.toByteArray();
    }
}
