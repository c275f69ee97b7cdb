package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.format.ValueTarget;

/** Values of one of several schemas; those of a schema that is none of the type are wrong. */
final class AvroUnion extends AvroValue {
    private final AvroValue[] branches;

    /**
     * @param branches readers, or null where there is none
     */
    AvroUnion(final AvroValue... branches) {
        this.branches = branches;
    }

    @Override
    int read(final AvroInput input, final ValueTarget target) {
        final AvroValue branch = branches[input.readIndex(branches.length)];
        return branch == null ? FieldWriter.INVALID : branch.read(input, target);
    }

    @Override
    public void close() {
        for (final AvroValue branch : branches) {
            if (branch != null) {
                branch.close();
            }
        }
    }
}
