/**
 * The source that makes rows up: random or counting values per column, reproducible by a seed.
 *
 * <p>Each column has a {@link io.heliosdb.streaming.connectors.datagen.FieldGenerator}; the source
 * calls them in column order for each row, so a seed fixes every value. Start reading at {@link
 * io.heliosdb.streaming.connectors.datagen.DatagenSource}.
 */
package io.heliosdb.streaming.connectors.datagen;
