package io.heliosdb.streaming.connectors.datagen;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.OptionDescriptor;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.connectors.spi.TableOptions;

import org.agrona.concurrent.EpochClock;

import java.math.BigDecimal;
import java.util.SplittableRandom;

/** Reads the {@code fields.…} options of a table into generators. */
final class FieldGenerators {
    private static final int DEFAULT_TEXT_LENGTH = 100;

    private final TableDefinition table;
    private final TableOptions options;
    private final SplittableRandom random;
    private final EpochClock clock;

    private FieldGenerators(
            final TableDefinition table, final SplittableRandom random, final EpochClock clock) {
        this.table = table;
        options = new TableOptions(table);
        this.random = random;
        this.clock = clock;
    }

    /** One generator per column, in order; they share the random numbers. */
    static FieldGenerator[] of(
            final TableDefinition table, final SplittableRandom random, final EpochClock clock) {
        FieldOptions.check(table);
        final FieldGenerators maker = new FieldGenerators(table, random, clock);
        return table.columns().stream().map(maker::generator).toArray(FieldGenerator[]::new);
    }

    private static OptionDescriptor field(
            final Column column, final String name, final OptionDescriptor.Type type) {
        return FieldOptions.of(column, name, type);
    }

    private FieldGenerator generator(final Column column) {
        final OptionDescriptor kindOption = field(column, "kind", OptionDescriptor.Type.STRING);
        final String kind = options.text(kindOption).orElse("random");
        return switch (kind) {
            case "random" -> withNulls(column, random(column));
            case "sequence" -> sequence(column);
            default -> throw options.invalid(kindOption, kind, "random or sequence");
        };
    }

    private FieldGenerator sequence(final Column column) {
        final long start = FieldOptions.required(column, "start", table, options);
        final long end = FieldOptions.required(column, "end", table, options);
        if (start > end) {
            throw options.invalid(
                    field(column, "end", OptionDescriptor.Type.LONG),
                    Long.toString(end),
                    "a number that is not below the start, " + start);
        }
        return new SequenceGenerator(column, start, end);
    }

    private FieldGenerator withNulls(final Column column, final FieldGenerator generator) {
        final OptionDescriptor option = field(column, "null-rate", OptionDescriptor.Type.DOUBLE);
        final double rate = options.decimal(option).orElse(BigDecimal.ZERO).doubleValue();
        if (!(rate >= 0 && rate <= 1)) {
            throw options.invalid(option, Double.toString(rate), "a number from 0 to 1");
        }
        return rate > 0 && column.type().nullable()
                ? new NullingGenerator(generator, random, rate)
                : generator;
    }

    private FieldGenerator random(final Column column) {
        final SqlType type = column.type();
        return switch (type.kind()) {
            case BOOLEAN -> (writer, index) -> writer.putBoolean(index, random.nextBoolean());
            case TINYINT -> {
                final long[] bounds = bounds(column, Byte.MIN_VALUE, Byte.MAX_VALUE);
                yield (writer, index) -> writer.putByte(index, (byte) between(bounds));
            }
            case SMALLINT -> {
                final long[] bounds = bounds(column, Short.MIN_VALUE, Short.MAX_VALUE);
                yield (writer, index) -> writer.putShort(index, (short) between(bounds));
            }
            case INTEGER -> {
                final long[] bounds = bounds(column, Integer.MIN_VALUE, Integer.MAX_VALUE);
                yield (writer, index) -> writer.putInt(index, (int) between(bounds));
            }
            case BIGINT -> {
                final long[] bounds = bounds(column, Long.MIN_VALUE, Long.MAX_VALUE);
                yield (writer, index) -> writer.putLong(index, between(bounds));
            }
            case FLOAT, DOUBLE -> approximate(column);
            case DECIMAL -> decimal(column);
            case CHAR, VARCHAR -> text(column);
            case TIMESTAMP -> timestamp(column);
            default -> throw unsupported(column);
        };
    }

    static HeliosException unsupported(final Column column) {
        return HeliosException.of(
                        ConnectorError.TYPE_UNSUPPORTED, "datagen cannot make values of this type")
                .detail(column.toString())
                .hint("leave the column out or compute it: name AS expression");
    }

    private long[] bounds(final Column column, final long least, final long greatest) {
        final OptionDescriptor minOption = field(column, "min", OptionDescriptor.Type.LONG);
        final OptionDescriptor maxOption = field(column, "max", OptionDescriptor.Type.LONG);
        final long min = options.number(minOption).orElse(least);
        final long max = options.number(maxOption).orElse(greatest);
        if (min < least || max > greatest || min > max) {
            throw options.invalid(
                    maxOption,
                    Long.toString(max),
                    least + " to " + greatest + ", and at least '" + minOption.key() + "'");
        }
        return new long[] {min, max};
    }

    private long between(final long[] bounds) {
        return bounds[1] == Long.MAX_VALUE
                ? (bounds[0] == Long.MIN_VALUE
                        ? random.nextLong()
                        : random.nextLong(bounds[0] - 1, bounds[1]) + 1)
                : random.nextLong(bounds[0], bounds[1] + 1);
    }

    private FieldGenerator approximate(final Column column) {
        final boolean isFloat = column.type().kind() == TypeKind.FLOAT;
        final double limit = isFloat ? Float.MAX_VALUE : Double.MAX_VALUE;
        final double min = real(column, "min", -limit);
        final double max = real(column, "max", limit);
        return (writer, index) -> {
            final double share = random.nextDouble();
            final double value = min * (1 - share) + max * share;
            if (isFloat) {
                writer.putFloat(index, (float) value);
            } else {
                writer.putDouble(index, value);
            }
        };
    }

    private double real(final Column column, final String name, final double defaultValue) {
        return options.decimal(field(column, name, OptionDescriptor.Type.DOUBLE))
                .map(BigDecimal::doubleValue)
                .orElse(defaultValue);
    }

    private FieldGenerator decimal(final Column column) {
        final SqlType type = column.type();
        if (!type.isLongDecimal()) {
            throw unsupported(column);
        }
        final BigDecimal limit =
                BigDecimal.TEN
                        .pow(type.precision())
                        .subtract(BigDecimal.ONE)
                        .movePointLeft(type.scale());
        final long[] unscaled = {
            unscaled(column, "min", limit.negate()), unscaled(column, "max", limit),
        };
        return (writer, index) -> writer.putLong(index, between(unscaled));
    }

    private long unscaled(final Column column, final String name, final BigDecimal defaultValue) {
        return options.decimal(field(column, name, OptionDescriptor.Type.DOUBLE))
                .orElse(defaultValue)
                .movePointRight(column.type().scale())
                .longValue();
    }

    private FieldGenerator text(final Column column) {
        final SqlType type = column.type();
        final OptionDescriptor lengthOption =
                field(column, "length", OptionDescriptor.Type.INTEGER);
        final long length =
                options.number(lengthOption)
                        .orElse(
                                (long)
                                        (type.precision() == SqlType.UNLIMITED
                                                ? DEFAULT_TEXT_LENGTH
                                                : type.precision()));
        if (length < 0 || length > type.precision()) {
            throw options.invalid(
                    lengthOption, Long.toString(length), "a length of at most " + type.precision());
        }
        final boolean isVarying =
                options.flag(field(column, "var-len", OptionDescriptor.Type.BOOLEAN)).orElse(false);
        return new TextGenerator(random, (int) length, isVarying);
    }

    private FieldGenerator timestamp(final Column column) {
        if (column.type().fixedWidthBytes() != Long.BYTES) {
            throw unsupported(column);
        }
        final long maxPastMs =
                options.durationNs(field(column, "max-past", OptionDescriptor.Type.DURATION))
                                .orElse(0L)
                        / 1_000_000;
        return (writer, index) ->
                writer.putLong(
                        index, clock.time() - (maxPastMs == 0 ? 0 : random.nextLong(maxPastMs)));
    }
}
