package io.heliosdb.streaming.connectors.datagen;

import io.heliosdb.streaming.codecs.row.RowWriter;

import java.util.SplittableRandom;

/** Leaves a share of another generator's values out. */
record NullingGenerator(FieldGenerator generator, SplittableRandom random, double rate)
        implements FieldGenerator {
    @Override
    public void next(final RowWriter writer, final int column) {
        if (random.nextDouble() >= rate) {
            generator.next(writer, column);
        }
    }

    @Override
    public int maxVariableBytes() {
        return generator.maxVariableBytes();
    }
}
